"""What the guide says: one module for each file of docs/data, of the same name, and the pages.

A module turns its data into frozen records and lists every problem; how they look is not its
affair (render/). May be touched: what a record holds, what is checked. kinds.py names all kinds,
guide.py reads them all. Example: skills.py reads docs/data/skills.yml into Skill records.
"""
