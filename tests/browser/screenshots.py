"""screenshots.py -- not a test: makes the pictures of the page under docs/.
run.sh PROGRAM screenshots"""

import os

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By

from browser import PageTest, fixture

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "docs")


class Screenshots(PageTest):
    def take(self, name, width, height, scheme, byte=None, below=None):
        self.resize(width, height)
        self.media({"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"})
        self.open_file(fixture("golden-leaf.pem"), "--issuer", fixture("golden-root.pem"))
        if byte is not None:
            ActionChains(self.driver).move_to_element(
                self.driver.find_element(By.ID, byte)).perform()
        if below is not None:
            self.js("document.querySelector(arguments[0]).scrollIntoView({block: 'end'});"
                    "scrollBy(0, 40)", below)
        self.driver.save_screenshot(os.path.join(DOCS, name))

    def test_all(self):
        self.take("explain-light.png", 1440, 900, "light", byte="b105")
        self.take("explain-dark.png", 1440, 900, "dark", below=".verdict")
        self.take("explain-narrow.png", 390, 844, "light", byte="b105")
