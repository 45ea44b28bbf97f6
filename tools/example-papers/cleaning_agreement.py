"""Writes cleaning-agreement.docx into the folder named: headings, lists, a table, a head line and page numbers."""

import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

WRITTEN = datetime(2026, 3, 1, 10, 0)

document = Document()
properties = document.core_properties
properties.title = "Agreement about cleaning the Net House"
properties.author = properties.last_modified_by = "Isobel Macrae"
properties.created = properties.modified = WRITTEN
document.styles["Normal"].font.name = "Calibri"
document.styles["Normal"].font.size = Pt(11)


def heads_and_feet():
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(2.3)
    section.header.paragraphs[0].text = "The Net House, Kilbrannoch"
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("Page ")
    page_number = foot.add_run()
    for kind in ("begin", "instruction", "end"):
        element = OxmlElement("w:instrText" if kind == "instruction" else "w:fldChar")
        if kind == "instruction":
            element.text = "PAGE"
        else:
            element.set(qn("w:fldCharType"), kind)
        page_number._r.append(element)


def text(words, style=None):
    """Words between two pairs of stars are bold."""
    paragraph = document.add_paragraph(style=style)
    for at, words_in_one_face in enumerate(words.split("**")):
        paragraph.add_run(words_in_one_face).bold = at % 2 == 1


def items(style, *lines):
    for line in lines:
        text(line, style)


def table(*rows):
    made = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for at, row in enumerate(rows):
        for cell, words in zip(made.add_row().cells, row):
            cell.paragraphs[0].add_run(words).bold = at == 0
    document.add_paragraph()


def save(file):
    """Without the template's picture, and with one date on every entry, so that the bytes are the same every time."""
    document.part.package.rels.pop(
        next(id for id, one in document.part.package.rels.items() if one.reltype.endswith("/thumbnail"))
    )
    document.save(file)
    with zipfile.ZipFile(file) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, WRITTEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)


heads_and_feet()
document.add_heading("Agreement about cleaning the Net House", 0)
text(
    "Between Isobel Macrae and Tom Ashworth (the owners) and Mairi Lennox, Kilbrannoch. In force from 1 March 2026; "
    "it takes the place of the one of 2022."
)
document.add_heading("The work", 1)
text(
    "Mairi does the changeover between two stays, following the changeover list, and looks after the house between "
    "November and Easter. She plans her own day. She may bring a helper of her choice, whom she pays herself."
)
text("Not part of the work:")
items(
    "List Bullet",
    "the garden, the mower and the hedge",
    "anything on a ladder higher than three steps",
    "the heat pump, the ventilation in the loft and the treatment plant",
    "guests' dishes left in the sink, which are charged at the hourly rate",
)
document.add_heading("Payment", 1)
document.add_heading("Rates", 2)
table(
    ("For", "Rate", "Remarks"),
    ("Changeover", "£96", "Two people, ten to quarter to four"),
    ("Changing the hot tub water", "£18", "Every third changeover"),
    ("Winter visit", "£14.50 an hour", "At least one hour"),
    ("Being called out after eight at night", "£25", "On top of the hourly rate"),
    ("Washing at her own house", "£6 a load", "Only if our machine is broken"),
)
document.add_heading("Bills", 2)
text(
    "Mairi sends one bill at the end of each month. The owners pay within **ten days**. What she buys for the house is "
    "added at cost, with the receipts; anything dearer than £30 she asks about first."
)
document.add_heading("Keys", 1)
text(
    "Mairi has one set of keys and the code of the alarm. She does not give either to anybody except her helper, and "
    "tells Isobel the same day if a set is missing. The locks are changed at the owners' expense."
)
document.add_heading("Illness and holidays", 1)
items(
    "List Number",
    "If Mairi is ill, Kirsty does the changeover with Tom. Mairi rings Isobel by seven in the morning.",
    "Mairi takes three weeks of holiday, one of them in February, and says when by Christmas.",
    "If nobody can clean, the owners move the arrival of the guests to six in the evening and tell them.",
)
document.add_heading("Damage", 1)
text(
    "What breaks at work is the owners' affair, up to £150 each time. Mairi has a liability insurance of her own, with "
    "cover of at least £2 million, and shows the certificate every spring."
)
document.add_heading("Ending it", 1)
text(
    "Either side may end this agreement in writing with two months' notice, but not to a day between 1 June and "
    "31 August. The rates are talked over once a year, in January, over soup at the Anchorage."
)
text("Kilbrannoch, 1 March 2026")
text("Isobel Macrae · Tom Ashworth · Mairi Lennox")
save(Path(sys.argv[1]) / "cleaning-agreement.docx")
