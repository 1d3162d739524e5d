"""chromium.py PORT -- what headless Chromium says of servers. Reads lines "NAME FOLDER CHAIN",
opens https://NAME:PORT/ with NAME at loopback, and prints "NAME|yes" or "NAME|no: ERROR" for
each. It trusts what stands in the NSS database of $HOME."""

import re
import sys

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service


def browser():
    options = Options()
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage",
                     "--no-proxy-server", "--host-resolver-rules=MAP *.example.test 127.0.0.1"):
        options.add_argument(argument)
    options.binary_location = "/usr/bin/chromium"
    return webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)


def opened(driver, address):
    """What came of it: "yes" if nginx's own words are on the page."""
    try:
        driver.get(address)
    except WebDriverException as error:
        found = re.search(r"net::(\w+)", error.msg)
        return "no: " + (found.group(1) if found else error.msg.splitlines()[0])
    return "yes" if "served by nginx" in driver.page_source else "no: another page"


def main():
    driver = browser()
    try:
        for line in sys.stdin:
            name = line.split()[0]
            print(f"{name}|{opened(driver, f'https://{name}:{sys.argv[1]}/')}", flush=True)
    finally:
        driver.quit()


main()
