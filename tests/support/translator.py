"""What browsers' translators do to a page, in a language of their own: every text stands in ⟦brackets⟧ afterwards."""

#: As Chrome and Edge do it: each text node becomes a <font> in a <font>; what is new on the page is translated, too
FONTS = """() => {
    const elsewhere = "script, style, textarea, font";
    const words = (text) => /[\\p{L}\\p{N}]/u.test(text.data) && !text.parentElement?.closest(elsewhere);
    const inBrackets = (text) => {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = `⟦${text.data}⟧`;
        outer.append(inner);
        text.replaceWith(outer);
    };
    const translate = () => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) if (words(walker.currentNode)) found.push(walker.currentNode);
        found.forEach(inBrackets);
    };
    translate();
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""

#: As Firefox does it: the content of a paragraph is put together anew, its elements are kept, its comments are not
MARKS = """() => {
    const words = (node) => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(node.data);
    const done = new WeakSet();
    const translate = () => {
        for (const place of document.body.querySelectorAll("*")) {
            if (place.closest("script, style, textarea, svg")) continue;
            const nodes = [...place.childNodes];
            if (!nodes.some((node) => words(node) && !done.has(node))) continue;
            const kept = nodes.filter((node) => node.nodeType !== Node.COMMENT_NODE).map((node) => {
                if (!words(node) || done.has(node)) return node;
                const text = document.createTextNode(`⟦${node.data}⟧`);
                done.add(text);
                return text;
            });
            place.replaceChildren(...kept);
        }
    };
    translate();
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""

#: As none is known to do it, but may: the translation stands at another place, the text itself is gone
MOVED = """() => {
    const words = (node) => node.nodeType === Node.TEXT_NODE && /[\\p{L}\\p{N}]/u.test(node.data);
    const done = new WeakSet();
    const translate = () => {
        for (const place of document.body.querySelectorAll(".left span, output")) {
            for (const node of [...place.childNodes].filter((one) => words(one) && !done.has(one))) {
                const text = document.createTextNode(`⟦${node.data}⟧`);
                done.add(text);
                node.remove();
                place.prepend(text);
            }
        }
    };
    translate();
    new MutationObserver(translate).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
