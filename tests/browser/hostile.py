"""hostile.py -- certificates whose names are made to run in a browser: nothing of them does,
with the page's Content-Security-Policy and without it; and the policy, tried by itself."""

import os
import re


from selenium.common.exceptions import NoAlertPresentException
from selenium.webdriver.common.by import By

from browser import PageTest, explained

RUN = "window.flag=1;alert(1)"
NAMES = [
    "<script>%s</script>" % RUN,
    "</script><script>%s</script>" % RUN,
    "</style><script>%s</script>" % RUN,
    "</title></head><body onload=%s>" % RUN,
    "<img src=x onerror=%s>" % RUN,
    "\"><img src=https://example.test/x.png onerror='%s'>" % RUN,
    "' onmouseover='%s' autofocus onfocus='%s" % (RUN, RUN),
    "\" onpointerover=\"%s\" style=\"position:fixed;inset:0" % RUN,
    "--><script>%s</script><!--" % RUN,
    "<!--", "<![CDATA[", "]]><script>%s</script>" % RUN,
    "<svg/onload=%s>" % RUN,
    "<a href=javascript:%s>here</a>" % RUN,
    "<iframe srcdoc='<script>parent.flag=1</script>'></iframe>",
    "<link rel=stylesheet href=https://example.test/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.test/'>",
    "<base href=https://example.test/>", "<form action=https://example.test><input autofocus>",
    "&lt;script&gt;%s&lt;/script&gt;" % RUN, "&#60;script>", "${%s}" % RUN, "{{%s}}" % RUN,
    "javascript:%s" % RUN, "%3Cscript%3E", "`", "\\", "\\u003cscript\\u003e",
    "abc\u202egpj.exe", "\u2066\u2067\u2069", "zero\u200bwidth\u200d\ufeff", "a\x00b", "line\r\nbreak",
    "\x1b[31m", "\u2028\u2029", "\x85\x9b", "é中\U0001f600",
]
URIS = ["javascript:%s" % RUN, "data:text/html,<script>parent.flag=1</script>",
        "https://example.test/\"><script>%s</script>" % RUN]


def der(tag, *contents):
    body = b"".join(contents)
    length = len(body)
    if length < 128:
        return bytes([tag, length]) + body
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 + len(octets)]) + octets + body


def name_of(texts):
    return der(0x30, *[der(0x31, der(0x30, der(0x06, b"\x55\x04\x03"),
                                     der(0x0c, text.encode("utf-8", "surrogatepass"))))
                       for text in texts])


def certificate(subject, issuer, uris=(), nested=b""):
    """A certificate without a right signature; its key is a number that will do."""
    algorithm = der(0x30, bytes.fromhex("06092a864886f70d01010b0500"))
    modulus = der(0x02, b"\x00" + b"\xc3" * 255 + b"\x01")
    key = der(0x30, der(0x30, bytes.fromhex("06092a864886f70d0101010500")),
              der(0x03, b"\x00" + der(0x30, modulus, bytes.fromhex("0203010001"))))
    names = der(0x30, *[der(0x86, uri.encode()) for uri in uris],
                *[der(0x82, text.encode("ascii", "replace")) for text in subject])
    extensions = der(0xa3, der(0x30, der(0x30, bytes.fromhex("0603551d11"), der(0x04, names)),
                               nested))
    tbs = der(0x30, bytes.fromhex("a003020102020105"), algorithm, name_of(issuer),
              der(0x30, der(0x17, b"260101000000Z"), der(0x17, b"270101000000Z")),
              name_of(subject), key, extensions)
    return der(0x30, tbs, algorithm, der(0x03, b"\x00" + b"\x5a" * 256))


class Hostile(PageTest):
    def write(self, contents, name="hostile.der"):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(contents)
        return path

    def check_page(self, page, path):
        """Nothing ran, and there is nothing in the page that came out of a name."""
        self.js("""document.getElementById("bytes").focus();
            for (const e of document.querySelectorAll("#bytes b, #tree li > div"))
                e.dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
            for (const e of document.querySelectorAll("#tree li > div")) e.click();""")
        self.assertIsNone(self.js("return window.flag"))
        with self.assertRaises(NoAlertPresentException):
            self.driver.switch_to.alert.accept()
        self.assertEqual(self.js("""return [...new Set([...document.querySelectorAll("*")].map(
            (e) => e.localName))].sort().filter((n) => !("html head meta title style body main div " +
            "header h1 h2 h3 p nav a section ul ol li span strong sup i b code cite script")
            .split(" ").includes(n))"""), [])
        self.assertEqual(self.js("""return [document.scripts.length,
            document.querySelectorAll("style").length,
            [...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) =>
                a.name.startsWith("on") || a.name === "style" || a.name === "src")).length,
            [...document.links].filter((a) => !/^#[a-z0-9]+$/.test(a.getAttribute("href"))).length,
            document.title]"""), [1, 1, 0, 0, os.path.basename(path) + ", byte by byte"])
        text = self.js("return document.documentElement.textContent +"
                       "[...document.querySelectorAll('*')].map((e) =>"
                       "[...e.attributes].map((a) => a.value).join('')).join('')")
        bad = re.findall("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
                         "\ufeff\ufffd]", text)
        self.assertEqual(bad, [])

    def check_values(self, path):
        """The names are there, as the text has them."""
        values = self.js("""return [...document.querySelectorAll("#tree .v")].map(
            (e) => e.textContent.replace(/\\s+/g, ""))""")
        for value, field in zip(values, explained(path), strict=True):
            self.assertIn(value, field.said)

    def check_file(self, path, *options):
        page = self.make(path, *options)
        self.open(page)
        self.check_page(page, path)
        self.check_values(path)
        self.assert_quiet(page)
        self.check_without_policy(page, path)

    def check_without_policy(self, page, path):
        """The policy could hide that a name is markup; so once more without it."""
        with open(page, encoding="utf-8") as file:
            html = file.read()
        stripped, count = re.subn(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", html)
        self.assertEqual(count, 1)
        page = os.path.join(self.folder.name, "stripped.html")
        with open(page, "w", encoding="utf-8") as file:
            file.write(stripped)
        self.open(page)
        self.check_page(page, path)
        self.check_values(path)
        self.assert_quiet(page)

    def test_names_alone(self):
        for number, text in enumerate(NAMES):
            with self.subTest(text):
                path = self.write(certificate([text], [text], URIS[number % 3:]))
                self.check_without_policy(self.make(path), path)

    def test_all_names_at_once(self):
        self.check_file(self.write(certificate(NAMES, NAMES, URIS)))

    def test_names_of_an_issuer(self):
        path = self.write(certificate(["leaf"], NAMES))
        self.check_file(path)
        issuer = self.write(certificate(NAMES, ["root"]), "issuer.der")
        self.check_file(path, "--issuer", issuer)

    def test_name_of_the_file(self):
        for name in ("\"><img src=x onerror=%s>.der" % RUN, "<svg onload=alert(1)>&amp;.der"):
            path = self.write(certificate(["a"], ["a"]), name)
            page = self.make(path)
            self.open(page)
            self.check_page(page, path)
            self.assertEqual(self.driver.find_element(By.TAG_NAME, "h1").text, name)
        path = os.path.join(self.folder.name.encode(), b"a\xe2\x80\xaeb\xffc\nd.der")
        with open(path, "wb") as file:
            file.write(certificate(["a"], ["a"]))
        page = self.make(path)
        self.open(page)
        self.assertEqual(self.driver.find_element(By.TAG_NAME, "h1").text,
                         "a\\E2\\80\\AEb\\FFc\\0Ad.der")


class Policy(PageTest):
    """What the page itself would not do is tried here from outside it."""

    def setUp(self):
        super().setUp()
        path = os.path.join(self.folder.name, "plain.der")
        with open(path, "wb") as file:
            file.write(certificate(["a"], ["a"]))
        self.open(self.make(path))
        self.js("window.seen = []; document.addEventListener('securitypolicyviolation',"
                "(e) => window.seen.push(e.effectiveDirective))")

    def violations(self):
        return self.driver.execute_async_script(
            "const done = arguments[0]; setTimeout(() => done(window.seen), 300)")

    def test_what_is_refused(self):
        for directive, script in (
                ("script-src-elem", "const s = document.createElement('script');"
                 "s.textContent = 'window.flag = 1'; document.body.append(s)"),
                ("script-src-elem", "const s = document.createElement('script');"
                 "s.src = 'data:,window.flag=1'; document.body.append(s)"),
                ("script-src-attr", "document.body.insertAdjacentHTML('beforeend',"
                 "'<p id=p onclick=\"window.flag=1\">x</p>'); document.getElementById('p').click()"),
                ("script-src", "setTimeout('window.flag = 1', 0)"),
                ("style-src-elem", "const s = document.createElement('style');"
                 "s.textContent = '* { color: red }'; document.body.append(s)"),
                ("style-src-attr", "document.body.setAttribute('style', 'color: red')"),
                ("img-src", "document.body.append(Object.assign(new Image(),"
                 "{src: 'https://example.test/x.png'}))"),
                ("connect-src", "fetch('https://example.test/').catch(() => {})"),
                ("form-action", "const f = document.createElement('form');"
                 "f.action = 'https://example.test/'; document.body.append(f); f.submit()"),
                ("base-uri", "const b = document.createElement('base');"
                 "b.href = 'https://example.test/'; document.head.append(b); b.href"),
                ("frame-src", "const f = document.createElement('iframe');"
                 "f.src = 'https://example.test/'; document.body.append(f)")):
            with self.subTest(directive):
                self.js("window.seen = []")
                self.js(script)
                self.assertIn(directive, self.violations())
                self.assertIsNone(self.js("return window.flag"))

    def test_the_page_violates_nothing(self):
        self.js("""for (const e of document.querySelectorAll("#bytes b, #tree li > div")) {
            e.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })); e.click(); }""")
        self.assertEqual(self.violations(), [])

    def test_an_altered_script_does_not_run(self):
        page = os.path.join(self.folder.name, "page.html")
        with open(page, encoding="utf-8") as file:
            html = file.read()
        for old, new in (("<script>", "<script>window.flag = 1;"), ("<style>", "<style>p{}")):
            altered = os.path.join(self.folder.name, "altered.html")
            with open(altered, "w", encoding="utf-8") as file:
                file.write(html.replace(old, new, 1))
            self.open(altered)
            self.assertIsNone(self.js("return window.flag"))
            self.assertTrue(any("Content Security Policy" in c for c in self.complaints()))
