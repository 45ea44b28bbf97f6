"""The teacher as a plugin of Soundings: a line of JSON in, a line out. See docs/plugins.md."""

import json
import sys

from teacher import DIMENSIONS, Teacher


def main() -> None:
    teacher = Teacher(threads=1)
    for line in sys.stdin:
        request = json.loads(line)
        if request["kind"] == "describe":
            result: object = {"id": "all-MiniLM-L6-v2", "version": "bfloat16", "dimensions": DIMENSIONS}
        else:
            rows = teacher.embed(request["texts"])
            result = [[round(float(value), 7) for value in row] for row in rows]
        print(json.dumps({"id": request["id"], "result": result}), flush=True)


main()
