"""The light colours of docs/stylesheets/tokens.css, for files that no stylesheet reaches."""

PAPER, INK, SOFT, RULE = "#fbf8f1", "#211d17", "#4a4338", "#d8cfbc"
MANAGING, MANAGING_GROUND = "#0a4b50", "#e2eeed"
LEADING, LEADING_GROUND = "#6e3c00", "#f9ead0"
BOTH, BOTH_GROUND = "#4b3a52", "#eee7ea"
