"""Reading and reporting: text, YAML, schemas, archives, and what is wrong with them.

Nothing here knows of hats, chapters or readers, so nothing here imports another room.
May be touched: the words of messages (yaml_messages.py, schema_messages.py), as long as each says
what is wrong and what to do. Example: data_files.load(path, "docs/data/skills.yml", schema).
"""
