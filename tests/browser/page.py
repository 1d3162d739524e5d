"""page.py -- the page with honest files: what pointing and the keyboard show, against the
text of `certwright explain`; screens of all kinds; what assistive technology is told."""

import os

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import PageTest, end_of, explained, fixture

ROOT, LEAF = fixture("golden-root.pem"), fixture("golden-leaf.pem")
REQUEST, CRL = fixture("golden-request.pem"), fixture("crl.pem")
FILES = [(ROOT, ()), (LEAF, ("--issuer", ROOT)), (REQUEST, ()), (CRL, ()),
         (fixture("pss.csr"), ()), (fixture("ec.pem"), ()), (fixture("leaf.key"), ()),
         (fixture("ec.key"), ()), (fixture("encrypted-pkcs8.key"), ())]

# Of each octet what is said, and the first and the last octet lit. Scrolling is of no
# interest here and slow.
POINT_AT_ALL = """
    const seen = [], box = document.getElementById(arguments[0]);
    Element.prototype.scrollBy = () => {};
    for (const target of box.querySelectorAll(arguments[1])) {
        target.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
        const text = (id) => document.getElementById(id).textContent;
        const [code, cite] = document.getElementById("definition").children;
        const lit = document.querySelectorAll("#bytes .line.lit > b, #bytes b.lit");
        const items = document.querySelectorAll("#tree .lit");
        seen.push([(text("path") + "=" + text("value") + code.textContent + "(" +
            cite.textContent + ")" + text("meaning")).replace(/\\s+/g, ""),
            Number(lit[0].id.slice(1)), Number(lit[lit.length - 1].id.slice(1)), lit.length,
            items.length, Number(items[0].id.slice(1))]);
    }
    return seen;"""


class Pointing(PageTest):
    def check_file(self, path, options):
        fields = explained(path)
        self.open_file(path, *options)
        length = self.js("return document.querySelectorAll('#bytes b').length")
        by_octet = self.js(POINT_AT_ALL, "bytes", "b")
        by_item = self.js(POINT_AT_ALL, "tree", "li > div")
        self.assertEqual(len(by_item), len(fields))
        owner = {}
        for number, field in enumerate(fields):
            start, end = field.offsets[0], end_of(fields, number, length)
            wanted = [field.said, start, end - 1, end - start, 1, number]
            self.assertEqual(by_item[number], wanted)
            following = fields[number + 1].offsets[0] if number + 1 < len(fields) else length
            for offset in range(start, following):
                self.assertEqual(by_octet[offset], wanted, "octet %d" % offset)
                owner[offset] = number
        self.assertEqual(sorted(owner), list(range(length)))

    def test_every_octet_and_every_item(self):
        for path, options in FILES:
            with self.subTest(os.path.basename(path)):
                self.check_file(path, options)

    def test_octets_are_those_of_the_file(self):
        self.open_file(LEAF)
        wanted = [o for field in explained(LEAF) for o in field.octets]
        self.assertEqual(self.js(
            "return [...document.querySelectorAll('#bytes b')].map((b) => b.textContent)"), wanted)
        self.assertEqual(self.js(
            "return [...document.querySelectorAll('#bytes b')].map((b) => b.id)"),
            ["b%d" % i for i in range(len(wanted))])

    def test_the_mouse(self):
        fields = explained(LEAF)
        self.open_file(LEAF)
        for number, field in list(enumerate(fields))[::7]:
            offset = field.offsets[-1]
            byte = self.driver.find_element(By.ID, "b%d" % offset)
            self.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", byte)
            ActionChains(self.driver).move_to_element(byte).perform()
            self.assertEqual(self.details(), field.said)
            self.assertIn(offset, self.lit())
            self.assertIn("lit", self.driver.find_element(By.ID, "n%d" % number)
                          .get_attribute("class"))
            row = self.driver.find_element(By.ID, "l%d" % number)
            self.js("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", row)
            ActionChains(self.driver).move_to_element(row).perform()
            self.assertEqual(self.details(), field.said)

    def test_what_is_pointed_at_comes_into_sight(self):
        self.media({"prefers-reduced-motion": "reduce"})
        self.open_file(LEAF)
        in_sight = """const box = document.getElementById(arguments[0]).getBoundingClientRect();
            const at = document.getElementById(arguments[1]).getBoundingClientRect();
            return at.top >= box.top - 1 && at.top < box.bottom;"""
        for number, field in list(enumerate(explained(LEAF)))[::5]:
            self.js("document.getElementById('b%d').dispatchEvent(new PointerEvent("
                    "'pointerover', {bubbles: true}))" % field.offsets[0])
            self.assertTrue(self.js(in_sight, "tree", "l%d" % number), number)
            self.js("document.getElementById('tree').scrollTop = 0;"
                    "document.getElementById('l%d').dispatchEvent(new PointerEvent("
                    "'pointerover', {bubbles: true}))" % number)
            self.assertTrue(self.js(in_sight, "bytes", "b%d" % field.offsets[0]), number)

    def test_at_first_nothing_is_lit(self):
        self.open_file(LEAF)
        self.assertEqual(self.lit(), [])
        self.assertEqual(self.details(), explained(LEAF)[0].said)
        self.js("document.getElementById('b45').dispatchEvent("
                "new PointerEvent('pointerover', {bubbles: true}))")
        self.assertEqual(self.lit(), list(range(42, 55)))
        self.js("document.getElementById('bytes').dispatchEvent(new PointerEvent('pointerleave'))")
        self.assertEqual(self.lit(), [])
        self.assertEqual(self.details(), explained(LEAF)[0].said)

    def test_leaving_shows_again_what_was_kept(self):
        self.open_file(LEAF)
        self.driver.find_element(By.ID, "b45").click()
        kept = self.details()
        ActionChains(self.driver).move_to_element(
            self.driver.find_element(By.ID, "b5")).perform()
        self.assertNotEqual(self.details(), kept)
        ActionChains(self.driver).move_to_element(
            self.driver.find_element(By.TAG_NAME, "h1")).perform()
        self.assertEqual(self.details(), kept)
        self.assertEqual(self.lit(), list(range(42, 55)))

    def test_what_is_signed_is_marked(self):
        for path, first, last in ((LEAF, 4, 609), (REQUEST, None, None)):
            tbs = explained(path)[1]
            end = end_of(explained(path), 1, None)
            self.open_file(path)
            self.assertEqual(self.js("return document.querySelector('b.first').id"),
                             "b%d" % tbs.offsets[0])
            self.assertEqual(self.js("return document.querySelector('b.last').id"),
                             "b%d" % (end - 1))
            if first is not None:
                self.assertEqual((tbs.offsets[0], end - 1), (first, last))
            lines = self.js("return [...document.querySelectorAll('.line')].map("
                            "(l) => l.classList.contains('s'))")[: (end + 7) // 8]
            self.assertTrue(all(lines))
            self.assertEqual(self.js("return document.querySelector('.mark').closest('li').id"),
                             "n1")

    def test_addresses(self):
        page = self.make(LEAF, "--issuer", ROOT)
        self.open(page, "#b45")
        self.assertEqual(self.details(), explained(LEAF, "--only",
                         "tbsCertificate.issuer[0][0].value")[0].said)
        self.open(page, "#signature")
        self.assertTrue(self.details().startswith("Certificate="))
        self.js("document.querySelector('#signature a').click()")
        self.assertTrue(self.details().startswith("tbsCertificate="))


class Keyboard(PageTest):
    def setUp(self):
        super().setUp()
        self.media({"prefers-reduced-motion": "reduce"})
        self.fields = explained(LEAF)
        self.open_file(LEAF)

    def press(self, *keys):
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def at(self):
        return self.js("const b = document.querySelector('b.at');"
                       "return b === null ? -1 : Number(b.id.slice(1))")

    def focused(self):
        return self.js("return document.activeElement.id")

    def said_at(self, offset):
        return [f for f in self.fields if f.offsets[0] <= offset][-1].said

    def test_octets(self):
        self.js("document.getElementById('bytes').focus()")
        count = self.js("return document.querySelectorAll('#bytes b').length")
        at = 0
        self.assertEqual(self.at(), 0)
        for key, wanted in (
                (Keys.ARROW_RIGHT, 1), (Keys.ARROW_DOWN, 17), (Keys.ARROW_DOWN, 33),
                (Keys.END, 47), (Keys.HOME, 32), (Keys.ARROW_LEFT, 31), (Keys.ARROW_UP, 15),
                (Keys.ARROW_UP, 15), (Keys.PAGE_DOWN, 143), (Keys.PAGE_UP, 15),
                (Keys.PAGE_UP, 0), (Keys.ARROW_LEFT, 0)):
            self.press(key)
            at = wanted
            self.assertEqual(self.at(), at)
            self.assertEqual(self.details(), self.said_at(at))
            self.assertIn(at, self.lit())
        self.press(Keys.CONTROL + Keys.END)
        self.assertEqual(self.at(), count - 1)
        self.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.END)
        self.assertEqual(self.at(), count - 1)
        self.press(Keys.CONTROL + Keys.HOME)
        self.assertEqual(self.at(), 0)

    def test_octets_on_a_narrow_screen(self):
        self.resize(390, 844)
        self.js("document.getElementById('bytes').focus()")
        self.press(Keys.ARROW_DOWN)
        self.assertEqual(self.at(), 8)
        self.press(Keys.END)
        self.assertEqual(self.at(), 15)

    def test_from_octets_to_tree_and_back(self):
        self.js("document.getElementById('bytes').focus()")
        self.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER)
        owner = self.js("return 'n' + document.getElementById('b48').dataset.n")
        self.assertEqual(self.focused(), owner)
        self.press(Keys.ARROW_DOWN, Keys.ENTER)
        self.assertEqual(self.focused(), "bytes")
        self.assertEqual(self.at(), 55)

    def test_tree(self):
        self.js("document.querySelector('#tree [tabindex=\"0\"]').focus()")
        self.assertEqual(self.focused(), "n0")
        last = len(self.fields) - 1
        for key, wanted in ((Keys.ARROW_RIGHT, 1), (Keys.ARROW_DOWN, 2), (Keys.ARROW_RIGHT, 3),
                            (Keys.ARROW_RIGHT, 3), (Keys.ARROW_LEFT, 2), (Keys.ARROW_LEFT, 2),
                            (Keys.ARROW_DOWN, 4), (Keys.ARROW_UP, 2), (Keys.ARROW_RIGHT, 2),
                            (Keys.ARROW_RIGHT, 3), (Keys.END, last), (Keys.ARROW_DOWN, last),
                            (Keys.HOME, 0), (Keys.ARROW_UP, 0), (Keys.ARROW_LEFT, 0),
                            (Keys.END, 0), (Keys.ARROW_DOWN, 0), (Keys.ARROW_RIGHT, 0),
                            (Keys.ARROW_DOWN, 1)):
            self.press(key)
            self.assertEqual(self.focused(), "n%d" % wanted)
            self.assertEqual(self.details(), self.fields[wanted].said)
        for number in range(2, last + 1):
            self.press(Keys.ARROW_DOWN)
            self.assertEqual(self.focused(), "n%d" % number)
        for number in range(last - 1, -1, -1):
            self.press(Keys.ARROW_UP)
            self.assertEqual(self.focused(), "n%d" % number)

    def test_a_closed_item_shows_what_is_in_it(self):
        self.js("document.getElementById('n1').focus()")
        self.press(Keys.ARROW_LEFT)
        self.assertEqual(self.js("return document.getElementById('n1').ariaExpanded"), "false")
        self.js("document.getElementById('b45').dispatchEvent("
                "new PointerEvent('pointerover', {bubbles: true}))")
        self.assertIn("lit", self.js("return document.getElementById('n1').className"))
        self.assertEqual(self.lit(), list(range(42, 55)))
        self.driver.find_element(By.ID, "b45").click()
        self.assertEqual(self.js("return document.getElementById('n1').ariaExpanded"), "true")

    def test_one_item_is_in_the_order_of_tabs(self):
        for _ in range(3):
            self.assertEqual(self.js("return document.querySelectorAll("
                                     "'#tree [tabindex=\"0\"]').length"), 1)
            self.assertEqual(self.js("return document.querySelectorAll("
                                     "'#tree [aria-selected=true]').length"), 1)
            self.js("document.getElementById('bytes').focus()")
            self.press(Keys.ARROW_DOWN, Keys.ENTER)

    def test_focus_is_seen(self):
        body = self.driver.find_element(By.TAG_NAME, "body")
        body.send_keys(Keys.TAB)
        seen = set()
        for _ in range(5):
            seen.add(self.js("""
                const at = document.activeElement;
                if (at === document.body) return null; // the end
                const shape = at.matches("[role=treeitem]") ? at.firstElementChild : at;
                const style = getComputedStyle(shape);
                if (style.outlineStyle !== "solid" || parseFloat(style.outlineWidth) < 2)
                    return "not seen: " + at.outerHTML.slice(0, 80);
                return at.id || at.getAttribute("href");"""))
            self.press(Keys.TAB)
        self.assertLessEqual({"#octets", "#signature", "bytes", "n0"}, seen)
        self.assertFalse([s for s in seen if s and s.startswith("not seen")])

    def test_what_is_said(self):
        self.js("document.getElementById('bytes').focus()")
        self.press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN)
        self.assertEqual(self.js("return document.getElementById('said').textContent"),
                         'tbsCertificate.issuer[0][0].value: "Golden Root"')

    def test_roles(self):
        self.driver.execute_cdp_cmd("Accessibility.enable", {})
        nodes = self.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
        items = [n for n in nodes if n.get("role", {}).get("value") == "treeitem"]
        self.assertEqual(len(items), len(self.fields))
        names = [n["name"]["value"] for n in items]
        self.assertIn('value "Golden Root"', names)
        self.assertIn("tbsCertificate 8 elements to be signed", names)
        levels = [p["value"]["value"] for n in items for p in n["properties"]
                  if p["name"] == "level"]
        depths = [f.indent // 2 + 1 for f in self.fields]
        # Those of a level stand together there.
        self.assertEqual(sorted(levels), sorted(depths))
        self.assertEqual([n["role"]["value"] for n in nodes
                          if n.get("name", {}).get("value") == "The bytes of the file"],
                         ["application"])


class Screens(PageTest):
    def pages(self):
        for path, options in FILES[:5] + [(fixture("leaf.key"), ())]:
            yield path, self.make(path, *options)

    def test_no_page_is_wider_than_the_screen(self):
        for path, page in self.pages():
            self.open(page)
            for width, height in ((320, 568), (390, 844), (768, 1024), (1024, 768),
                                  (1280, 720), (1920, 1080)):
                self.resize(width, height)
                with self.subTest(os.path.basename(path), width=width):
                    self.assertLessEqual(self.js(
                        "return document.scrollingElement.scrollWidth"), width)
                    self.assertLessEqual(self.js(
                        "const b = document.getElementById('bytes');"
                        "return b.scrollWidth - b.clientWidth"), 0)
                    # All octets of a line in one row, and none cut off.
                    self.assertEqual(self.js("""
                        const tops = (line) => new Set([...line.querySelectorAll("b")].map(
                            (b) => Math.round(b.getBoundingClientRect().top))).size;
                        return [...document.querySelectorAll("#bytes .line")].slice(0, 24)
                            .map(tops).filter((n) => n !== 1).length;"""), 0)

    def test_stacked_or_side_by_side(self):
        self.open_file(LEAF)
        beside = """const [a, b] = ["bytes", "tree"].map(
            (id) => document.getElementById(id).getBoundingClientRect());
            return [a.right <= b.left, a.bottom <= b.top];"""
        self.assertEqual(self.js(beside), [True, False])
        self.resize(390, 844)
        self.assertEqual(self.js(beside), [False, True])

    def test_what_is_said_stays_in_sight_on_a_narrow_screen(self):
        self.resize(390, 844)
        self.open_file(LEAF)
        self.js("document.getElementById('tree').scrollIntoView({behavior: 'instant'})")
        top = self.js("return document.getElementById('details').getBoundingClientRect().top")
        self.assertEqual(top, 0)

    def contrasts(self):
        return self.js("""
            const channel = (c) => { c /= 255;
                return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
            const parse = (text) => text.match(/[0-9.]+/g).map(Number);
            const luminance = ([r, g, b]) =>
                0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
            const ground = (e) => { for (; e !== null; e = e.parentElement) {
                const colour = parse(getComputedStyle(e).backgroundColor);
                if (colour.length === 3) return colour; }
                return [0, 0, 0]; };
            const found = {};
            document.getElementById("b45").dispatchEvent(
                new PointerEvent("pointerover", { bubbles: true }));
            for (const e of document.querySelectorAll("body *")) {
                if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim() !== "") ||
                    e.closest("script, #words, .quiet")) continue;
                const a = luminance(parse(getComputedStyle(e).color)), b = luminance(ground(e));
                const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                if (ratio < 4.5) found[e.tagName + "." + e.className] = ratio;
            }
            return found;""")

    def test_light_and_dark_can_be_read(self):
        grounds = set()
        for scheme in ("light", "dark"):
            self.media({"prefers-color-scheme": scheme})
            self.open_file(LEAF, "--issuer", ROOT)
            self.assertEqual(self.contrasts(), {})
            self.open_file(LEAF, "--issuer", fixture("ec.pem"))
            self.assertEqual(self.contrasts(), {})
            self.open_file(LEAF, "--issuer", fixture("ca-version-1.pem"))
            self.assertEqual(self.contrasts(), {})
            grounds.add(self.js("return getComputedStyle(document.body).backgroundColor"))
        self.assertEqual(len(grounds), 2)

    def test_depths_have_colours(self):
        self.open_file(LEAF)
        colours = self.js("""return [0, 1, 2, 3, 4, 5].map((d) => getComputedStyle(
            document.querySelector("#bytes .d" + d)).backgroundColor)""")
        self.assertEqual(len(set(colours)), 6)
        self.assertEqual(self.js("""return [...document.querySelectorAll("#bytes b")].filter((b) =>
            !b.classList.contains("d" + (document.getElementById("n" + b.dataset.n)
                .parentElement.closest("li") === null ? 0 : [...function* () {
                    for (let i = document.getElementById("n" + b.dataset.n); i;
                        i = i.parentElement.closest("li")) yield i; }()].length - 1) % 6)).length"""), 0)

    def test_paper(self):
        self.media({"prefers-color-scheme": "dark"}, "print")
        self.open_file(LEAF, "--issuer", ROOT)
        style = "return getComputedStyle(document.getElementById(arguments[0]))[arguments[1]]"
        self.assertEqual(self.js(style, "details", "display"), "none")
        self.assertEqual(self.js(style, "tree", "overflow"), "visible")
        self.assertEqual(self.js("return getComputedStyle(document.body).backgroundColor"),
                         "rgb(255, 255, 255)")
        self.assertEqual(self.js("""return ["bytes", "tree"].filter((id) => {
            const e = document.getElementById(id);
            return e.scrollHeight > e.clientHeight + 1; })"""), [])
        self.js("document.getElementById('n1').setAttribute('aria-expanded', 'false')")
        self.assertGreater(self.js("return document.getElementById('n5').offsetHeight"), 0)
        printed = self.driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
        self.assertGreater(len(printed["data"]), 20000)

    def test_nothing_moves_for_who_does_not_want_it(self):
        style = "return getComputedStyle(document.documentElement).scrollBehavior"
        self.open_file(LEAF)
        self.assertEqual(self.js(style), "smooth")
        self.media({"prefers-reduced-motion": "reduce"})
        self.assertEqual(self.js(style), "auto")

    def test_without_script_the_page_is_there(self):
        self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        try:
            self.open_file(LEAF)
            text = self.driver.find_element(By.ID, "tree").text
            self.assertIn("Golden Root", text)
        finally:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


class Signature(PageTest):
    def verdict(self):
        return self.js("return [...document.querySelectorAll('.verdict')].map((v) => v.className)")

    def test_right(self):
        for path, options in ((ROOT, ()), (LEAF, ("--issuer", ROOT)), (REQUEST, ()),
                              (fixture("pss.csr"), ()), (fixture("sha1.csr"), ())):
            with self.subTest(os.path.basename(path)):
                self.open_file(path, *options)
                self.assertEqual(self.verdict(), ["verdict yes"])
                self.assertEqual(self.js("return document.querySelectorAll('.differs').length"), 0)

    def test_colours_of_what_differs(self):
        self.open_file(LEAF, "--issuer", fixture("ca-no-key-cert-sign.pem"))
        if self.verdict() == ["verdict yes"]:
            self.open_file(ROOT, "--issuer", LEAF)
        self.assertEqual(self.verdict(), ["verdict no"])
        self.assertGreater(self.js("return document.querySelectorAll('.differs').length"), 0)

    def test_keys_have_none(self):
        self.open_file(fixture("leaf.key"))
        self.assertEqual(self.js("return document.querySelectorAll('#signature').length"), 0)

    def test_it_is_quiet(self):
        for path, options in FILES:
            with self.subTest(os.path.basename(path)):
                page = self.make(path, *options)
                self.open(page)
                self.js(POINT_AT_ALL, "bytes", "b")
                self.assert_quiet(page)
