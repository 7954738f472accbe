"""Routines without a single breach, and for each rule one change that breaks it.

A change names the step it is made in (or nothing, for the lines above the steps), what is replaced
there, and by what; `at` is what stands in the file where the finding must point.
"""

from dataclasses import dataclass

SMALL = """\
title: A short one
type: swedish
form: solo
position: seated
steps:
  - {name: Settle, stroke: settle, seconds: 60, breath: {in: 4, out: 6}, say: "Sit tall."}
  - {name: Glide, stroke: effleurage, region: upper_trap, tool: both hands, seconds: 90, pressure: 3, tempo: 12, say: "Both hands. Glide outward."}
  - {name: Rest, stroke: rest, seconds: 60, say: "Rest."}
"""

SOLO = """\
title: Deep work alone
type: deep-tissue
form: solo
level: experienced
good_for: [low-back]
position: seated
steps:
  - {name: Settle, stroke: settle, seconds: 40, breath: {in: 4, out: 6}, say: "Sit tall. Breathe slowly."}
  - {name: Move, stroke: mobilise, region: whole_body, seconds: 60, tempo: 10, say: "Roll your shoulders. Rock your hips."}
  - {name: Glide, stroke: effleurage, region: upper_trap, tool: opposite hand, sides: [left, right], seconds: 45, pressure: 3, tempo: 12, say: "{Side} shoulder. Glide outward.", again: "{Side} side now."}
  - {name: Tap, stroke: tapotement, region: glute_max, tool: loose fist, sides: [left, right], seconds: 20, pressure: 3, tempo: 120, say: "{Side} buttock. Tap softly.", again: "{Side} side now."}
  - {name: Draw, stroke: stripping, region: glute_max, tool: loose fist, sides: [left, right], seconds: 40, pressure: 5, tempo: 6, say: "{Side} buttock. Draw a slow line.", again: "{Side} side now."}
  - {name: Stand, stroke: transition, position: wall, seconds: 20, say: "Stand up slowly."}
  - {name: Roll, stroke: roll_ball, region: mid_trap_rhomboid, tool: tennis ball on wall, sides: [left, right], seconds: 40, pressure: 4, tempo: 15, say: "{Side} side. Roll slowly.", again: "{Side} side now."}
  - {name: Press, stroke: press_hold, region: mid_trap_rhomboid, tool: tennis ball on wall, sides: [left, right], seconds: 45, pressure: 5, say: "{Side} side. Lean in.", again: "{Side} side now."}
  - {name: Hip, stroke: press_hold, region: glute_med, tool: tennis ball on wall, sides: [left, right], seconds: 30, pressure: 5, say: "{Side} hip. Tingling means stop.", again: "{Side} side now."}
  - {name: Stretch, stroke: stretch_static, region: levator, sides: [left, right], seconds: 30, say: "{Side} side. Look down.", again: "{Side} side now."}
  - {name: Rest, stroke: rest, seconds: 90, say: "Rest. Breathe."}
"""

SPORTS = """\
title: After a run
type: sports
form: solo
position: floor
steps:
  - {name: Settle, stroke: settle, seconds: 40, say: "Sit. Breathe."}
  - {name: Move, stroke: mobilise, region: whole_body, seconds: 40, tempo: 15, say: "Swing your arms."}
  - {name: Roll, stroke: roll_foam, region: glute_max, tool: foam roller, sides: [left, right], seconds: 60, pressure: 3, tempo: 20, say: "{Side} buttock. Roll slowly.", again: "{Side} side now."}
  - {name: Rub, stroke: friction_cross, region: upper_trap, tool: opposite hand, sides: [left, right], seconds: 30, pressure: 4, tempo: 60, say: "{Side} shoulder. Rub across.", again: "{Side} side now."}
  - {name: Push, stroke: stretch_cr, region: hamstring, sides: [left, right], seconds: 40, say: "{Side} leg. Push with a fifth of your strength.", again: "{Side} side now."}
  - {name: Stretch, stroke: stretch_static, region: lat_side, sides: [left, right], seconds: 40, say: "{Side} side. Lean over.", again: "{Side} side now."}
  - {name: Rest, stroke: rest, seconds: 60, say: "Rest. Breathe."}
"""

PARTNER = """\
title: A Thai massage for two
type: thai
form: partner
position: face-down
steps:
  - {name: Settle, stroke: settle, seconds: 40, say: "Your word is stop. Seven is the limit."}
  - {name: Lean, stroke: compression, region: whole_back, tool: palms, seconds: 100, pressure: 2, tempo: 8, say_giver: "Knees soft. Lean in slowly."}
  - {name: Ask, stroke: check_in, seconds: 20, say: "Lighter, same or firmer?"}
  - {name: Walk, stroke: compression, region: erector_thoracic, tool: palms, seconds: 160, pressure: 4, tempo: 8, say_giver: "Walk your palms upward."}
  - {name: Ask again, stroke: check_in, seconds: 20, say: "What number?"}
  - {name: Sink, stroke: compression, region: glute_max, tool: palms, seconds: 160, pressure: 4, tempo: 8, say_giver: "Sink into the hips."}
  - {name: Close, stroke: effleurage, region: whole_back, tool: palms, seconds: 100, pressure: 2, tempo: 8, say_giver: "Long, slow strokes."}
  - {name: Rest, stroke: rest, seconds: 60, say_receiver: "Rest. Sit up slowly."}
"""

HOT = """\
title: Warm stones for two
type: hot-stone
form: partner
position: face-down
steps:
  - {name: Test, stroke: check_heat, seconds: 40, say: "Hold a stone for five seconds."}
  - {name: Settle, stroke: settle, seconds: 40, say: "Your word is stop. Five is the limit."}
  - {name: Glide, stroke: effleurage, region: whole_back, tool: palms, seconds: 90, pressure: 3, tempo: 8, say_giver: "Knees soft. Glide upward."}
  - {name: Place, stroke: stone_place, region: erector_lumbar, tool: warm stones, seconds: 60, pressure: 1, temperature: 45, cloth_layers: 2, say_giver: "Lay the stones beside the spine.", cues: [{at: 30s, say_receiver: "Warm, or hot? Hot means off."}]}
  - {name: Ask, stroke: check_in, seconds: 20, say: "Warm, or too warm?"}
  - {name: Slide, stroke: stone_glide, region: erector_thoracic, tool: warm stones, seconds: 90, pressure: 3, temperature: 48, tempo: 8, say_giver: "Slide the stones upward."}
  - {name: Rest, stroke: rest, seconds: 60, say_receiver: "Rest. Sit up slowly."}
"""

PRENATAL = """\
title: On your side
type: prenatal
form: partner
position: side-lying
steps:
  - {name: Settle, stroke: settle, seconds: 40, say: "Your word is stop. Four is the limit."}
  - {name: Glide, stroke: effleurage, region: whole_back, tool: palm, sides: [upper], seconds: 90, pressure: 2, tempo: 8, say_giver: "Kneel close. Glide upward."}
  - {name: Ask, stroke: check_in, seconds: 20, say: "Lighter, same or firmer?"}
  - {name: Knead, stroke: petrissage, region: upper_trap, tool: hand, sides: [upper], seconds: 60, pressure: 3, tempo: 15, say_giver: "Knead the shoulder top."}
  - {name: Turn, stroke: switch_side, seconds: 50, say: "Turn over slowly."}
  - {name: Ask again, stroke: check_in, seconds: 20, say: "Is all well?"}
  - {name: Knead more, stroke: petrissage, region: upper_trap, tool: hand, sides: [other], seconds: 60, pressure: 3, tempo: 15, say_giver: "Knead this shoulder top."}
  - {name: Hand, stroke: effleurage, region: hand, tool: hands, seconds: 40, pressure: 2, tempo: 10, say_giver: "Stroke both hands."}
  - {name: Rest, stroke: rest, seconds: 60, say: "Rest. Sit up slowly, with help."}
"""

BASES = {
    "small": SMALL,
    "solo": SOLO,
    "sports": SPORTS,
    "partner": PARTNER,
    "hot": HOT,
    "prenatal": PRENATAL,
}

Edit = tuple[str, str, str]


@dataclass(frozen=True)
class Trip:
    """What breaks one rule in one of the bases."""

    base: str
    edits: tuple[Edit, ...]
    at: str

    @property
    def text(self) -> str:
        """The broken routine."""
        lines = BASES[self.base].splitlines(keepends=True)
        for step, old, new in self.edits:
            found = [i for i, line in enumerate(lines) if _is_of(line, step) and old in line]
            assert len(found) == 1, (step, old)
            lines[found[0]] = lines[found[0]].replace(old, new, 1)
        return "".join(lines)


def _is_of(line: str, step: str) -> bool:
    return f"name: {step}," in line if step else "- {name" not in line


WORDS = '"Sit tall. Breathe slowly."'
LONG = "Sit tall and then let your arms hang down while you go on to breathe in and out."

TRIPS = {
    "U01": [Trip("small", (("Glide", SMALL.splitlines(keepends=True)[6], ""),), "- {name: Settle")],
    "U03": [Trip("small", (("Glide", "90", "20"),), "- {name: Settle")],
    "U04": [
        Trip("solo", (("Glide", "pressure: 3, ", ""),), "effleurage"),
        Trip("solo", (("Move", ', say: "Roll your shoulders. Rock your hips."', ""), ("Move", "mobilise", "vibration")), "Move"),
    ],
    "U05": [Trip("solo", (("Stand", "20", "50"),), "50")],
    "U06": [
        Trip("solo", (("Settle", "stroke: settle", "stroke: mobilise"),), "mobilise"),
        Trip("solo", (("Rest", "stroke: rest", "stroke: settle"),), "settle"),
        Trip("solo", (("Rest", "90", "40"),), "40"),
        Trip("solo", (("Stretch", "stretch_static", "settle"),), "Hip"),
    ],
    "U07": [
        Trip("solo", (("Rest", "90", "230"),), "230"),
        Trip("solo", (("Rest", "90", "50"), ("Stretch", "stroke: stretch_static", "pressure: 4, stroke: friction_circular")), "4"),
    ],
    "U08": [Trip("solo", (("Roll", "tennis ball on wall", "opposite hand"),), "opposite hand")],
    "U09": [
        Trip("solo", (("Stand", "transition", "rest"),), "Stand"),
        Trip("sports", (("Stretch", "stroke", "tool: chair, stroke"),), "- {name: Settle"),
    ],
    "U10": [Trip("solo", (("", "Deep work alone", "Detox at home"),), "Detox")],
    "D01": [
        Trip("solo", (("Glide", "[left, right]", "[left]"),), "[left]"),
        Trip("prenatal", (("Knead", "60", "70"),), "[upper]"),
    ],
    "D05": [
        Trip("solo", (("Glide", "{Side} shoulder. Glide", "Glide"),), '"Glide outward'),
        Trip("solo", (("Glide", '"{Side} side now."', '"The same, slow and soft and long, on {side}."'),), '"The same'),
        Trip("solo", (("Glide", "Glide outward", "{Side} hand, left shoulder"),), '"{Side} shoulder'),
    ],
    "P01": [
        Trip("solo", (("Tap", "pressure: 3", "pressure: 4"),), "4"),
        Trip("solo", (("Draw", "pressure: 5", "pressure: 9"), ("", "deep-tissue", "swedish")), "9"),
        Trip("solo", (("Stretch", "stroke", "pressure: 1, stroke"),), "1"),
    ],
    "P03": [
        Trip("solo", (("Move", "60", "10"), ("Tap", "glute_max", "upper_trap")), "5"),
        Trip("solo", (("Move", "60", "10"), ("Draw", "pressure: 5", "pressure: 6")), "6"),
    ],
    "P04": [
        Trip("solo", (("Glide", "pressure: 3", "pressure: 4"),), "4"),
        Trip("solo", (("Tap", "pressure: 3", "pressure: 2"),), "5"),
    ],
    "P05": [
        Trip("solo", (("Press", "pressure: 5", "pressure: 6.5"),), "6.5"),
        Trip("solo", (("Press", "pressure: 5", "pressure: 6"), ("Press", "tennis", "lacrosse")), "6"),
    ],
    "P06": [Trip("sports", (("Roll", "glute_max", "erector_lumbar"),), "roll_foam")],
    "P07": [Trip("solo", (("Tap", "glute_max", "erector_lumbar"),), "tapotement")],
    "P08": [Trip("solo", (("", "deep-tissue", "prenatal"),), "prenatal")],
    "P09": [
        Trip("solo", (("Press", "45", "100"),), "100"),
        Trip("solo", (("Press", "45", "70"),), "70"),
    ],
    "P10": [Trip("solo", (("Hip", "Tingling means stop.", "Lean in."),), '"{Side} hip')],
    "P11": [
        Trip("solo", (("Draw", "tempo: 6", "tempo: 15"),), "15"),
        Trip("solo", (("Move", "60", "10"), ("Tap", "glute_max", "upper_trap"), ("Draw", "pressure: 5", "pressure: 4")), "stripping"),
    ],
    "P12": [Trip("solo", (("", "experienced", "beginner"), ("Press", "tennis", "lacrosse")), "lacrosse")],
    "T01": [Trip("sports", (("Roll", "60", "15"),), "15")],
    "T02": [Trip("sports", (("Roll", "tempo: 20", "tempo: 50"),), "50")],
    "T03": [Trip("sports", (("Stretch", "40", "70"),), "70")],
    "T04": [Trip("sports", (("Push", " with a fifth of your strength", ""),), '"{Side} leg')],
    "T05": [Trip("partner", (("Walk", "tempo: 8", "tempo: 20"),), "20")],
    "T06": [
        Trip("sports", (("Rub", "30", "70"),), "70"),
        Trip("sports", (("Rub", "30", "40"),), "40"),
    ],
    "T07": [Trip("solo", (("Roll", "40", "240"),), "240")],
    "T08": [Trip("solo", (("Settle", "40", "45"),), "45")],
    "H01": [
        Trip("hot", (("Slide", "48", "49"),), "49"),
        Trip("hot", (("Place", "temperature: 45, ", ""),), "stone_place"),
        Trip("hot", (("Test", "check_heat", "settle"),), "stone_place"),
        Trip("hot", (("", "hot-stone", "swedish"),), "stone_place"),
    ],
    "H02": [
        Trip("hot", (("Place", "cloth_layers: 2", "cloth_layers: 1"),), "1"),
        Trip("hot", (("Place", "seconds: 60", "seconds: 190"),), "190"),
        Trip("hot", (("Ask", "check_in", "rest"),), "stone_place"),
    ],
    "H03": [Trip("hot", (("", "face-down", "face-up"),), "stone_place")],
    "H05": [
        Trip("hot", (("Place", "30s", "10s"),), "Place"),
        Trip("hot", (("Place", "Warm, or hot? Hot means off.", "Is it still warm?"),), '"Lay'),
    ],
    "R02": [
        Trip("prenatal", (("Hand", "region: hand", "region: foot"),), "foot"),
        Trip("prenatal", (("Hand", "pressure: 2", "pressure: 3"),), "3"),
        Trip("prenatal", (("Knead", "petrissage", "tapotement"),), "tapotement"),
    ],
    "R03": [
        Trip("prenatal", (("", "side-lying", "face-down"),), "Settle"),
        Trip("prenatal", (("Glide", "seconds: 90", "position: hands-and-knees, seconds: 150"),), "hands-and-knees"),
        Trip("prenatal", (("", "position: side-lying\n", ""),), "prenatal"),
    ],
    "R04": [
        Trip("prenatal", (("Rest", ", with help", ""),), "Rest"),
        Trip("prenatal", (("Rest", "stroke", "position: standing, stroke"),), "standing"),
    ],
    "R05": [Trip("prenatal", (("Turn", "50", "20"),), "[other]")],
    "Q01": [
        Trip("partner", (("Ask", "check_in", "rest"), ("Ask", "?", "."), ("Walk", "160", "240")), "compression"),
        Trip("hot", (("Place", "Warm, or hot? Hot", "If it is hot, hot"),), "stone_place"),
    ],
    "Q02": [
        Trip("partner", (("Ask again", "check_in", "rest"), ("Ask again", "?", "."), ("Walk", "160", "240"), ("Sink", "160", "240")), "compression"),
        Trip("prenatal", (("Ask again", "check_in", "rest"), ("Ask again", "?", "."), ("Knead", "60", "240")), "rest"),
    ],
    "Q03": [
        Trip("partner", (("Settle", "stop", "halt"),), '"Your word'),
        Trip("partner", (("Settle", "Seven is the limit.", "Breathe."),), '"Your word'),
    ],
    "Q04": [Trip("partner", (("Walk", "Walk your palms", "Pull the shoulders"),), '"Pull')],
    "Q05": [Trip("partner", (("Lean", "Knees soft. Lean in slowly.", "Press gently."),), "Settle")],
    "C04": [Trip("solo", (("Stretch", "stretch_static", "settle"),), "[low-back]")],
    "A03": [
        Trip("solo", (("Settle", WORDS, f'"{LONG}"'),), f'"{LONG}'),
        Trip("solo", (("Settle", WORDS, f'"{"Breathe in and out again. " * 5}"'),), '"Breathe in'),
    ],
    "A05": [
        Trip("solo", (("Settle", "Sit tall.", "This will release old trauma."),), '"This will'),
        Trip("solo", (("Tap", "name: Tap", "name: Break up tightness"),), "Break up"),
    ],
    "A06": [
        Trip("solo", (("Settle", "Sit tall.", "Feel the trapezius."),), '"Feel'),
        Trip("small", (("Settle", "Sit tall.", "Anticipate unavoidable physiological irregularities."),), '"Anticipate'),
    ],
}  # fmt: skip
"""For each rule with checks of its own: one change or several, each of which breaks it."""
