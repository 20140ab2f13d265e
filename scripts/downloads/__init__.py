"""Files for other programs: spreadsheets, and cartridges for course systems.

Each module has make(guide, site) -> {name: bytes}; formats.py lists them. May be touched: a new
format is a module here, a line in formats.py and an entry in docs/data/downloads.yml.
Example: spreadsheets.py makes both-hats-tables.xlsx.
"""
