"""A routine to begin with: short, commented, and passing every check."""

_TEXT = """\
# yaml-language-server: $schema={schema}
#
# A routine of your own. Change anything, then listen:  massage-coach play {name}
# Is it sound, and do the words fit their seconds?      massage-coach check {name}
title: {title}
type: stretching         # swedish, deep-tissue, sports, trigger-point, hot-stone, thai, prenatal
form: solo               # or partner: then say_giver and say_receiver speak to each of you
lengths: [3]             # minutes; [3, 5] takes two timings for every step: seconds: [30, 50]
about: "Three quiet minutes for the neck and shoulders."
position: seated

steps:                   # a step's seconds hold its words and the work
  - name: Settle
    stroke: settle
    seconds: 30
    breath: {{in: 5, out: 5}}
    say: "Sit tall, feet flat. Let your shoulders drop."   # spoken text: always in quotes

  - name: Roll your shoulders
    stroke: mobilise
    seconds: 30
    tempo: 10            # per minute
    say: "Roll both shoulders, slowly, up and back."

  - name: Glide over the shoulder top
    stroke: effleurage   # a gliding stroke; the editor lists the others
    region: upper_trap
    tool: opposite hand
    sides: [left, right]   # one step, done on each side
    seconds: 30            # per side; 1:30 is a minute and a half
    pressure: 3            # how strong it feels, 0 to 10
    tempo: 12
    say: "{{Side}} shoulder. Glide from your neck out over the top."
    again: "{{Side}} shoulder now, the same way."   # short words for the second side
    cues:
      - {{at: 60%, say: "Soft hand."}}   # or at: 12s, at: -8s, every: 20s

  - name: Rest
    stroke: rest
    seconds: 60
    breath: {{in: 4, out: 6}}
    say: "Rest your hands in your lap. Let your breath go slowly."
"""


def starter(name: str, schema: str) -> str:
    """The text of a new routine; `schema` is where its JSON schema is found."""
    title = name.replace("-", " ").replace("_", " ").strip().capitalize() or "My routine"
    return _TEXT.format(name=name, title=f'"{title}"', schema=schema)
