"""What styles say to browsers that do not know all of them yet: Safari 15.4, Chrome 100 and
Firefox 100 are the oldest that read the site as it is meant. Style sheets are written for today;
this adds what those need. Keeps no state.
"""

import re

# The two switches of the colours: of “var(--l,A)var(--d,B)” the one that is empty leaves nothing,
# the one that is “initial” gives what stands after its comma.
LIGHT, DARK = "--l:initial;--d: ", "--l: ;--d:initial"
_COLOUR = r"\s*((?:[^(),]|\([^()]*\))+?)\s*"
_LIGHT_DARK = re.compile(rf"light-dark\({_COLOUR},{_COLOUR}\)")
_SCHEME = re.compile(r"color-scheme:\s*(light dark|light|dark)\s*(!important)?\s*(;|$)")
_WIDTH = re.compile(r"(?<=(?:max|min)-width:)\s*([\d.]+)rem")
_BESIDE = 2  # rem that a phone's screen is wider than what stands on it
# A browser that does not know one of these drops all selectors that share a rule with it.
NEW_SELECTOR = re.compile(r":has\(|:popover-open|::details-content")
UNKNOWN = "@supports not (container-type:inline-size)"


def with_colours(body: str) -> str:
    """Declarations where each light-dark() hangs on the two switches, and each choice of a colour
    scheme sets them; of a scheme for both, the light one.
    """

    def switches(found: re.Match[str]) -> str:
        chosen = DARK if found[1] == "dark" else LIGHT
        set_to = chosen.replace(";", f"{found[2] or ''};") + (found[2] or "")
        return f"{found[0].removesuffix(';')};{set_to}{found[3]}"

    return _LIGHT_DARK.sub(r"var(--l,\1)var(--d,\2)", _SCHEME.sub(switches, body))


def goes_with_device(body: str) -> bool:
    """Whether the declarations leave the colours to the device."""
    return any(found[1] == "light dark" for found in _SCHEME.finditer(body))


def as_screen(container: str) -> str:
    """What is asked of the width of a container, as asked of a screen: “(max-width: 38rem)” →
    “(max-width:40em)”.
    """
    return _WIDTH.sub(lambda found: f"{float(found[1]) + _BESIDE:g}em", container).strip()
