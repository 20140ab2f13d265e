"""Slides of each chapter: what is on them, and three ways to write them.

slide.py says what a slide is, decks.py puts a chapter's slides together, and page.py, text.py and
powerpoint.py write them. May be touched: LIMIT in slide.py, and how slides look, which is in
render/templates: deck.html, deck.txt and slides/*.xml.
Example: slides/decks.deck_of(page, guide) is the deck of a chapter.
"""
