"""Forms as a browser would send them."""

import re


def form_of(page: str) -> dict:
    """The values of a drawn form as a browser would send them."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        unticked = re.search(r'type="(checkbox|radio)"', tag) and " checked" not in tag
        if name and not unticked:
            found[name.group(1)] = value.group(1) if value else ""
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', inner) or re.search(r'value="([^"]*)"', inner)
        found[name] = chosen.group(1) if chosen else ""
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\s*(.*?)</textarea>', page, re.S):
        found[name] = text
    return found
