"""Writes sauna-manual.pdf into the folder named: the sauna's manual, as its maker prints it."""

import sys
from pathlib import Path

from reportlab.platypus import CondPageBreak, FrameBreak, KeepTogether, NextPageTemplate, Paragraph

from manual_layout import (
    CAPTION,
    COLUMN,
    PRINTED,
    SUBTITLE,
    TITLE_LINE,
    bullets,
    manual,
    numbered,
    panel_drawing,
    part,
    section,
    table,
    text,
)

CONTENT = [
    NextPageTemplate("columns"),
    Paragraph("Kettlewood Barrel 4", TITLE_LINE),
    Paragraph("Outdoor sauna for four with K6 electric heater. Operating manual.", SUBTITLE),
    FrameBreak(),
    section("1 Before you read on"),
    text(
        "This manual belongs to the sauna. Keep it dry and hand it on with the barrel. It describes heaters "
        "built from January 2025; the year of yours is stamped on the plate under the lower bench."
    ),
    text(
        "The heater may be connected by a qualified electrician only, on a circuit of its own. Until the "
        "connection has been tested and the form on the last page of the wiring booklet is signed, the main "
        "switch stays at 0 and the red tag stays on it."
    ),
    section("2 Technical data"),
    table(
        COLUMN,
        [0.46, 0.54],
        ["What", "Value"],
        ["Seats", "4"],
        ["Length", "2.10 m"],
        ["Outer diameter", "1.95 m"],
        ["Weight, empty", "480 kg"],
        ["Wood", "Heat-treated spruce, 38 mm"],
        ["Heater", "K6, 6.0 kW at 230 V"],
        ["Fuse", "32 A, own circuit"],
        ["Stones", "18 kg, each 5 to 10 cm"],
        ["Temperature", "60 to 95 °C"],
        ["Time to reach 80 °C", "45 minutes at 10 °C outside"],
        ["Gap between heater and wall", "8 cm"],
    ),
    section("3 The first firing"),
    text(
        "New elements are protected by a film of grease, and new stones are dusty. Rinse the stones, stack "
        "them loosely, the large ones at the bottom, and fire the heater once at 90 °C for an hour with the "
        "door wide open and nobody inside. It will smoke a little. This is normal and does not come back."
    ),
    text(
        "Never stack stones above the upper edge of the basket, and never fire the heater with fewer stones "
        "than it needs: bare elements glow, age within weeks and trip the cut-out described under fault F3."
    ),
    section("4 Heating up"),
    numbered(
        "Look inside. Nothing may lie on the heater or hang above it, not even a hat.",
        "Shut the door and turn the main switch to 1.",
        "Press the flame. The lamp shines red.",
        "Choose the temperature with plus and minus. For beginners 70 °C is plenty.",
        "Wait until the lamp turns green; the room has then reached the temperature chosen.",
    ),
    text(
        "The heater switches itself off three hours after the flame was pressed, whether or not somebody is "
        "inside. To go on, wait for ten minutes and press the flame again. In frost below minus ten degrees "
        "the barrel needs about seventy minutes instead of the time given in the technical data."
    ),
    KeepTogether(
        [
            panel_drawing("80 °C"),
            Paragraph("Figure 1: The panel. 1 flame, 2 minus, 3 plus, 4 padlock, 5 lamp.", CAPTION),
        ]
    ),
    section("5 Steam"),
    text(
        "Pour water over the stones with the ladle, one ladle at a time. A ladle holds 0.2 litres. Wait for at "
        "least one minute before the next, so that the stones can recover, and pour no more than two litres in "
        "an hour."
    ),
    text(
        "Use tap water. Sea water and water from a hot tub eat the elements, and damage done by salt or by "
        "bromine is not covered by the guarantee. Fragrances must be diluted: five drops to a litre of water "
        "are enough, and undiluted oil on the stones catches fire."
    ),
    CondPageBreak(70),
    section("6 Safety"),
    bullets(
        "Children under six stay outside. From six to fourteen they go in with a grown-up, on the lower "
        "bench, for five minutes at most.",
        "Nobody stays inside longer than fifteen minutes at a time. Drink water, not beer.",
        "Take off jewellery and glasses with metal frames.",
        "Do not sleep in the sauna and do not dry clothes in it.",
        "The door has no lock and opens outwards when pushed. Keep a metre and a half in front of it free, "
        "of snow as well.",
    ),
    text(
        "Whoever feels dizzy sits down on the lower bench, puts the head low, and leaves as soon as the "
        "dizziness has passed. Cool off slowly: first the feet, then the arms, the trunk last."
    ),
    section("7 Care"),
    part("After every use"),
    text(
        "Leave the heater on for another ten minutes with the door open and the duckboards stood up against "
        "the bench. That dries the wood, and dry wood does not go grey. Let the stones cool for four hours "
        "before a cover goes over the chimney cowl."
    ),
    part("Every week in use"),
    text(
        "Wipe the benches with lukewarm water and a little soft soap. No vinegar, no bleach and no pressure "
        "washer: they open the grain, and splinters are what follows."
    ),
    part("Steel hoops"),
    text(
        "The hoops hold the barrel together and wood shrinks. In the first three months tighten them once a "
        "month; after that in April and in October, with the 13 mm spanner from the tool bag. A hoop is tight "
        "when it hums like a low string."
    ),
    part("Stones and outside"),
    text(
        "Take out the stones once a year, throw away what is cracked or crumbles, and stack them afresh. "
        "Replace all of them after five years. Oil the outside every spring with the maker’s wood oil; the "
        "inside is never oiled or painted."
    ),
    NextPageTemplate("last"),
    section("8 When something is wrong"),
    table(
        COLUMN,
        [0.17, 0.36, 0.47],
        ["Panel", "Meaning", "What to do"],
        ["E1", "Temperature sensor broken or unplugged", "The heater stays off. Call the service"],
        ["E2", "Door open for more than ten minutes while heating", "Shut the door, press the flame again"],
        [
            "F3",
            "Overheating cut-out has tripped",
            "Main switch to 0, wait an hour, then press the red pin under the heater until it clicks",
        ],
        ["L1", "Panel locked", "Hold the padlock for five seconds"],
        ["P0", "Power was interrupted", "Set the temperature again; the old one is forgotten"],
    ),
    text(
        "If F3 comes back on the same day, do not reset it again: the stones are stacked too tightly or an "
        "element is broken."
    ),
    section("9 Guarantee"),
    text(
        "We give five years on the barrel and two years on the heater, from the day of delivery. Stones, seals "
        "and the lamp are excepted. The guarantee begins to count only when the barrel is registered with us, "
        "within thirty days, by post or by e-mail. It ends when other people’s parts are built in, or when the "
        "main switch has been bridged."
    ),
    section("10 Service"),
    text(
        "Kettlewood Sauna Works, Harrowmere. Telephone 01632 960771, Monday to Thursday from eight to four; "
        "e-mail help@kettlewood.example. Have the number from the plate ready: it begins with KB4."
    ),
    FrameBreak(),
    section("11 Spare parts"),
    table(
        PRINTED,
        [0.3, 0.16, 0.14, 0.4],
        ["Part", "Order number", "Fits", "Remarks"],
        ["Heating element, 2.0 kW", "KW-611", "K6", "Three are needed; always change all of them together"],
        ["Temperature sensor with cable", "KW-640", "K4, K6", "Cable 3 m, may not be shortened"],
        ["Door seal, silicone", "KW-705", "Barrel 4", "Sold by the metre, 4.6 m needed"],
        ["Steel hoop with lock", "KW-120", "Barrel 4", "Set of two"],
        ["Stones, olivine diabase", "KW-900", "all", "Box of 18 kg"],
        ["Ladle, alder", "KW-312", "all", "0.2 litres"],
    ),
]

file = Path(sys.argv[1]) / "sauna-manual.pdf"
manual(file, "Kettlewood Barrel 4", "Kettlewood Sauna Works", "Edition 3", pages=3).build(CONTENT)
