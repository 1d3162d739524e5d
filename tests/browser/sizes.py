"""sizes.py -- large files: the page of 20 KB in 10,000 elements answers at once, and the
largest that there is a page of can be looked at. The times are ten times what they are on a
machine of two processors."""

import os
import time

from browser import PageTest
from hostile import der

ENTRY = der(0x30, der(0x30, bytes.fromhex("0603551d15"), bytes.fromhex("04030a0101")))
ALGORITHM = der(0x30, bytes.fromhex("06092a864886f70d01010b0500"))
ISSUER = der(0x30, der(0x31, der(0x30, der(0x06, b"\x55\x04\x03"), der(0x0c, b"Large"))))


def crl(entries):
    return der(0x30, der(0x30, b"\x02\x01\x01", ALGORITHM, ISSUER, der(0x17, b"260101000000Z"),
                         der(0x17, b"270101000000Z"),
                         der(0x30, *[der(0x30, der(0x02, (i + 1).to_bytes(9, "big")),
                                         der(0x17, b"260101000000Z"), ENTRY)
                                     for i in range(entries)])),
               ALGORITHM, der(0x03, b"\x00" + b"\x55" * 256))


class Sizes(PageTest):
    def check_file(self, contents, seconds, answer):
        path = os.path.join(self.folder.name, "large.der")
        with open(path, "wb") as file:
            file.write(contents)
        page = self.make(path)
        start = time.monotonic()
        self.open(page)
        self.assertEqual(self.js("return document.querySelectorAll('#bytes b').length"),
                         len(contents))
        self.assertLess(time.monotonic() - start, seconds, "opening")
        for script in ("document.getElementById('b500').dispatchEvent("
                       "new PointerEvent('pointerover', { bubbles: true }))",
                       "document.querySelector('#tree div').dispatchEvent("
                       "new PointerEvent('pointerover', { bubbles: true }))",
                       "document.getElementById('b%d').click()" % (len(contents) // 2),
                       "document.getElementById('n0').dispatchEvent("
                       "new KeyboardEvent('keydown', { key: 'End', bubbles: true }))"):
            start = time.monotonic()
            self.js(script + "; document.body.offsetHeight")
            self.assertLess(time.monotonic() - start, answer, script)
        self.assert_quiet(page)

    def test_many_elements(self):
        self.check_file(der(0x30, *[b"\x05\x00"] * 10000), 5, 5)

    def test_a_list_of_20_kb(self):
        self.check_file(crl(460), 5, 2)

    def test_the_largest(self):
        contents = crl(5900)
        self.assertGreater(len(contents), 240 << 10)
        self.check_file(contents, 40, 5)
