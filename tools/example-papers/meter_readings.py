"""Writes meter-readings.xlsx into the folder named: two sheets, dates, sums as formulas, empty cells."""

import sys
from datetime import datetime
from pathlib import Path

import xlsxwriter

YEAR = 2026
ELECTRICITY = [
    ("Read on", "Main meter", "Heat pump, kWh", "Hot tub, kWh", "Car box, kWh", "Sauna, kWh", "Remark"),
    ((1, 31), 41870, 742, 61, 88, None, "Tub empty from the 10th"),
    ((2, 28), 42905, 668, 0, 64, None, "Tub empty"),
    ((3, 31), 44010, 561, 203, 112, None, None),
    ((4, 30), 45122, 402, 241, 236, None, "Easter guests, three cars"),
    ((5, 31), 46009, 268, 214, 251, None, None),
    ((6, 30), 46801, 171, 196, 298, None, None),
    ((7, 31), 47655, 139, 205, 341, None, "Lid left open on two nights"),
    ((8, 31), 48562, 146, 212, 387, None, "Most for the car so far"),
    ((9, 30), 49430, 214, 224, 272, None, None),
    ((10, 31), 50521, 377, 259, 158, 46, "Sauna fired twice to try it"),
]
WATER = [
    ("Quarter", "Read on", "Meter, m³", "Used, m³", "Remark"),
    ("Winter", (3, 31), 1871, 29, "Tap in the lean-to dripped"),
    ("Spring", (6, 30), 1934, 63, None),
    ("Summer", (9, 30), 2027, 93, "Pots watered from the tap in the dry weeks"),
]

workbook = xlsxwriter.Workbook(Path(sys.argv[1]) / "meter-readings.xlsx")
workbook.set_properties({"title": "Meter readings 2026", "author": "Tom Ashworth", "created": datetime(YEAR, 11, 1, 9)})
head = workbook.add_format({"bold": True, "bottom": 1})
day = workbook.add_format({"num_format": "d mmm yyyy"})
number = workbook.add_format({"num_format": "#,##0"})
total = workbook.add_format({"bold": True, "num_format": "#,##0", "top": 1})


def sheet(name, rows):
    made = workbook.add_worksheet(name)
    made.set_column(0, 5, 15)
    made.set_column(6, 6, 40)
    made.freeze_panes(1, 0)
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, tuple):
                made.write_datetime(at, column, datetime(YEAR, *value), day)
            elif value is not None:
                made.write(at, column, value, head if at == 0 else number)
    return made


electricity = sheet("Electricity", ELECTRICITY)
last = len(ELECTRICITY)
electricity.write(last, 0, "Since January", head)
for column in range(2, 6):
    letter = "ABCDEF"[column]
    # A reader that does not calculate sees the value stored beside the formula.
    value = sum(row[column] or 0 for row in ELECTRICITY[1:])
    electricity.write_formula(last, column, f"=SUM({letter}2:{letter}{last})", total, value)
sheet("Water", WATER)
workbook.close()
