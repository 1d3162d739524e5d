"""browser.py -- what the tests of the page share: a headless Chromium that keeps a record of
all it fetches and of all it complains about, pages made by the program, and what the page
should say, taken from the text that `certwright explain` prints."""

import json
import os
import subprocess
import tempfile
import unittest

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PROGRAM = os.environ["CERTWRIGHT"]
FIXTURES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools", "fixtures")

LEFT_COLUMNS = 35  # of the text: offset and octets


def fixture(name):
    return os.path.join(FIXTURES, name)


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, check=True, timeout=60)


class Field:
    """A block of the text: its own octets, and what is said of it, without white space."""

    def __init__(self, block):
        self.offsets, said = [], []
        self.octets = []
        for line in block.split("\n"):
            left, right = line[:LEFT_COLUMNS], line[LEFT_COLUMNS:]
            said.append(right)
            words = left.split()
            if words and words[0].isdigit() and words[1] != "...":
                start = int(words[0])
                self.offsets += range(start, start + len(words) - 1)
                self.octets += words[1:]
        self.indent = len(said[0]) - len(said[0].lstrip(" "))
        self.said = "".join("".join(said).split())


def explained(path, *options):
    """The fields of the file at PATH, in order."""
    text = run("explain", "--full", *options, path).stdout.decode()
    return [Field(block) for block in text.rstrip("\n").split("\n\n")]


def end_of(fields, index, length):
    """The offset behind the last octet inside the field. Far inside, indents stop growing:
    the files of the tests do not go there."""
    for field in fields[index + 1:]:
        if field.indent <= fields[index].indent:
            return field.offsets[0]
    return length


class PageTest(unittest.TestCase):
    """Tests that share one browser."""

    width, height = 1440, 900

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        options = Options()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                         "--force-device-scale-factor=1"):
            options.add_argument(argument)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        cls.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        cls.driver.set_script_timeout(60)
        # Without it a page behind others hears of no focus.
        cls.driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})

    @classmethod
    def tearDownClass(cls):
        cls.driver.quit()
        cls.folder.cleanup()

    def setUp(self):
        self.resize(self.width, self.height)
        self.media({})

    def make(self, path, *options, name="page.html"):
        """Makes the page of the file at PATH and returns where it is."""
        page = os.path.join(self.folder.name, name)
        run("explain", "--html", "-o", page, *options, path)
        return page

    def open(self, page, fragment=""):
        # A page of another address, or the fragment alone would lead nowhere new.
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get("file://" + page + fragment)

    def open_file(self, path, *options):
        self.open(self.make(path, *options))

    def resize(self, width, height):
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})

    def media(self, features, media=""):
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {
            "media": media,
            "features": [{"name": name, "value": value} for name, value in features.items()]})

    def js(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def details(self):
        """What the page says of the field in sight, as Field.said has it."""
        return self.js("""
            const text = (id) => document.getElementById(id).textContent;
            const [code, cite] = document.getElementById("definition").children;
            return [text("path") + "=" + text("value") + code.textContent + "(" +
                cite.textContent + ")" + text("meaning")].join("").replace(/\\s+/g, "");""")

    def lit(self):
        """The offsets of all octets that are lit."""
        return self.js("""
            return [...document.querySelectorAll("#bytes b")].filter(
                (b) => b.matches(".lit, .lit > b")).map((b) => Number(b.id.slice(1)));""")

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def fetched(self):
        """The addresses of everything that was asked for since the page was opened."""
        found = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] in ("Network.requestWillBeSent", "Network.webSocketCreated"):
                params = message["params"]
                found.append(params["request"]["url"] if "request" in params else params["url"])
        return found

    def assert_quiet(self, page):
        """Nothing was fetched but the page, and nothing complained about."""
        self.assertEqual(self.complaints(), [])
        self.assertEqual(self.fetched(), ["file://" + page])
        self.assertEqual(self.js("return performance.getEntriesByType('resource').length"), 0)
