"""The JSON schema that editors complete and check routine files with.

`python -m coach.routine.schema` writes it again after the models or the vocabulary changed.
"""

import json

from coach import paths
from coach.routine.model import Routine

NAME = "routine.schema.json"


def schema_text() -> str:
    """The schema, made from the models."""
    schema = Routine.model_json_schema(by_alias=True)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    (paths.bundled("routines") / NAME).write_text(schema_text(), encoding="utf-8")
