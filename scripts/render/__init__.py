"""How the guide looks: templates/, one for each kind, and the thin code that fills them.

All mark-up and all words of the frame stand in templates. May be touched: templates, freely, as
long as ids stay what they are: they are published addresses.
Example: templates/skill.html is a skill's card.
"""
