// explain.js -- the page of `certwright explain --html`. Pointing at octets or at the tree
// lights the other and tells of the field; a click, or the keyboard, keeps it. The page is
// whole without this script; nothing here makes markup out of text.
"use strict";
(() => {
  const get = (id) => document.getElementById(id);
  const bytes = get("bytes"), tree = get("tree"), words = get("words").children;
  const count = bytes.querySelectorAll("b").length;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let kept = null; // the item that stays lit when nothing is pointed at
  let begun = false; // before that nothing is lit: the root is all of the file
  let octet = -1; // the octet that the keyboard is at
  let shown = null; // the item that is lit
  let lit = []; // lines, octets and items that are

  document.documentElement.classList.add("js");

  // --- the file ------------------------------------------------------------------------

  const itemOf = (byte) => get("n" + byte.dataset.n);
  const offsetOf = (byte) => Number(byte.id.slice(1));
  const around = (item) => item.parentElement.closest("[role=treeitem]");
  const placeOf = (item) => {
    const start = Number(item.dataset.o), header = Number(item.dataset.h);
    const contents = Number(item.dataset.l);
    return { start, header, contents, end: Math.min(start + header + contents, count) };
  };

  // An item has its whole path, or what it adds to that of the item around.
  const pathOf = (item) => {
    let path = "";
    for (; item !== null; item = around(item)) {
      if (item.dataset.a !== undefined) return item.dataset.a + path;
      path = item.dataset.p + path;
    }
    return path.replace(/^\./, "");
  };

  const isOpen = (item) => item.getAttribute("aria-expanded") !== "false";
  const hasChildren = (item) => item.hasAttribute("aria-expanded");

  // The item itself, or the closed one around it.
  const visible = (item) => {
    let found = item;
    for (let i = around(item); i !== null; i = around(i)) if (!isOpen(i)) found = i;
    return found;
  };

  // --- lighting ------------------------------------------------------------------------

  const light = (element) => {
    element.classList.add("lit");
    lit.push(element);
  };

  const lightOctets = ({ start, end }) => {
    for (let i = start; i < end;) {
      const byte = get("b" + i), line = byte.parentElement;
      if (i % 8 === 0 && i + line.children.length - 1 <= end) {
        light(line);
        i += line.children.length - 1;
      } else {
        light(byte);
        i++;
      }
    }
  };

  const describe = (item, byte) => {
    const { start, header, contents, end } = placeOf(item);
    const word = words[Number(item.dataset.w)];
    const set = (id, text) => { get(id).textContent = text; };
    set("path", pathOf(item));
    set("value", item.querySelector(".v").textContent);
    set("meaning", word.querySelector("p").textContent);
    get("definition").firstElementChild.textContent = word.querySelector("code").textContent;
    get("definition").lastElementChild.textContent = word.querySelector("cite").textContent;
    const field = end - start === 1 ? "byte " + start : "bytes " + start + " to " + (end - 1);
    const parts = header > 0 ? " (header " + header + ", contents " + contents + ")" : "";
    set("place", (byte >= 0 && end - start > 1 ? "byte " + byte + ", in " : "") + field + parts);
    get("details").scrollTop = 0;
  };

  const darken = () => {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    shown = null;
  };

  const show = (item, byte = -1) => {
    if (item !== shown) {
      darken();
      lightOctets(placeOf(item));
      light(visible(item));
      shown = item;
    }
    describe(item, byte);
  };

  // Scrolls within its own box only: the page itself stays where it is.
  const reveal = (box, element) => {
    const outer = box.getBoundingClientRect(), inner = element.getBoundingClientRect();
    const height = Math.min(inner.height, outer.height / 3);
    if (inner.top >= outer.top && inner.top + height <= outer.bottom) return;
    box.scrollBy({
      top: inner.top - outer.top - outer.height / 3,
      behavior: calm.matches ? "auto" : "smooth",
    });
  };

  const revealOctets = (item) => reveal(bytes, get("b" + item.dataset.o).parentElement);
  const revealItem = (item) => reveal(tree, visible(item).firstElementChild);

  const say = (item) => {
    get("said").textContent = pathOf(item) + ": " + item.querySelector(".v").textContent;
  };

  // --- keeping -------------------------------------------------------------------------

  const setOpen = (item, open) => {
    if (hasChildren(item)) item.setAttribute("aria-expanded", String(open));
  };

  const keep = (item) => {
    if (kept !== null) {
      kept.setAttribute("aria-selected", "false");
      kept.tabIndex = -1;
    }
    for (let i = around(item); i !== null; i = around(i)) setOpen(i, true);
    kept = item;
    kept.setAttribute("aria-selected", "true");
    kept.tabIndex = 0;
    darken(); // what was closed may be open now
  };

  const moveTo = (number) => {
    if (octet >= 0) get("b" + octet).classList.remove("at");
    octet = number;
    if (number < 0) return;
    const byte = get("b" + number);
    byte.classList.add("at");
    keep(itemOf(byte));
    begun = true;
    show(kept, number);
    reveal(bytes, byte.parentElement);
    revealItem(kept);
    say(kept);
  };

  const keepItem = (item) => {
    moveTo(-1);
    keep(item);
    begun = true;
    show(item);
    revealOctets(item);
    reveal(tree, item.firstElementChild);
  };

  const focusItem = (item) => {
    keepItem(item);
    item.focus({ preventScroll: true });
  };

  // --- pointing ------------------------------------------------------------------------

  const back = () => {
    if (begun) return show(kept, octet);
    darken();
    describe(kept, -1);
  };

  bytes.addEventListener("pointerover", (event) => {
    const byte = event.target.closest("b");
    if (byte === null) return;
    show(itemOf(byte), offsetOf(byte));
    revealItem(shown);
  });
  bytes.addEventListener("pointerleave", back);
  bytes.addEventListener("click", (event) => {
    const byte = event.target.closest("b");
    if (byte !== null) moveTo(offsetOf(byte));
  });

  tree.addEventListener("pointerover", (event) => {
    const row = event.target.closest("div");
    if (row === null) return;
    show(row.parentElement);
    revealOctets(shown);
  });
  tree.addEventListener("pointerleave", back);
  tree.addEventListener("click", (event) => {
    const row = event.target.closest("div");
    if (row === null) return;
    const item = row.parentElement;
    if (item === kept) setOpen(item, !isOpen(item));
    focusItem(item);
  });

  // --- the keyboard --------------------------------------------------------------------

  const lineLength = () =>
    getComputedStyle(bytes.firstElementChild).gridTemplateColumns.split(" ").length * 8;

  bytes.addEventListener("focus", () => {
    if (octet < 0) moveTo(Math.min(Number(kept.dataset.o), count - 1));
  });

  const octetFor = (event) => {
    const line = lineLength(), start = octet - octet % line;
    switch (event.key) {
      case "ArrowLeft": return octet - 1;
      case "ArrowRight": return octet + 1;
      case "ArrowUp": return octet >= line ? octet - line : octet;
      case "ArrowDown": return octet + line < count ? octet + line : octet;
      case "PageUp": return octet - 8 * line;
      case "PageDown": return octet + 8 * line;
      case "Home": return event.ctrlKey ? 0 : start;
      case "End": return event.ctrlKey ? count - 1 : start + line - 1;
      default: return null;
    }
  };

  bytes.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const next = octetFor(event);
    if (next !== null) moveTo(Math.max(0, Math.min(count - 1, next)));
    else if (event.key === "Enter") focusItem(kept);
    else return;
    event.preventDefault();
  });

  // The last item in sight of those in this one.
  const last = (item) => {
    while (hasChildren(item) && isOpen(item)) item = item.lastElementChild.lastElementChild;
    return item;
  };

  const itemFor = (event, item) => {
    switch (event.key) {
      case "ArrowDown":
        if (hasChildren(item) && isOpen(item)) return item.lastElementChild.firstElementChild;
        for (let i = item; i !== null; i = around(i))
          if (i.nextElementSibling !== null) return i.nextElementSibling;
        return item;
      case "ArrowUp":
        if (item.previousElementSibling !== null) return last(item.previousElementSibling);
        return around(item) ?? item;
      case "ArrowRight":
        if (!hasChildren(item)) return item;
        if (isOpen(item)) return item.lastElementChild.firstElementChild;
        setOpen(item, true);
        return item;
      case "ArrowLeft":
        if (!hasChildren(item) || !isOpen(item)) return around(item) ?? item;
        setOpen(item, false);
        return item;
      case "Home": return tree.firstElementChild;
      case "End": return last(tree.lastElementChild);
      default: return null;
    }
  };

  tree.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return;
    const item = event.target.closest("[role=treeitem]");
    const next = itemFor(event, item);
    if (next !== null) focusItem(next);
    else if (event.key === "Enter" || event.key === " ") {
      bytes.focus({ preventScroll: true });
      moveTo(Number(item.dataset.o));
    } else return;
    event.preventDefault();
  });

  // --- addresses -----------------------------------------------------------------------

  // page.html#b43 is an octet, page.html#n7 an item.
  const follow = () => {
    const target = get(decodeURIComponent(location.hash.slice(1)));
    if (target === null || !/^[bn][0-9]+$/.test(target.id)) return;
    get("octets").scrollIntoView();
    if (target.id[0] === "b") moveTo(offsetOf(target));
    else focusItem(target);
  };

  addEventListener("hashchange", follow);
  keep(tree.firstElementChild);
  back();
  follow();
})();
