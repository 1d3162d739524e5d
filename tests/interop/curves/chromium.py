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
    """What came of it: "yes" if nginx's own words are on the page. A refused certificate leads to
    a page of Chromium's that names the error, another failure of TLS to an exception."""
    try:
        driver.get(address)
        seen = driver.page_source
    except WebDriverException as error:
        seen = error.msg
    if "served by nginx" in seen:
        return "yes"
    found = re.search(r"net::(ERR_\w+)", seen, re.IGNORECASE)
    return "no: " + (found.group(1) if found else "another page")


def main():
    driver = browser()
    try:
        for line in sys.stdin:
            name = line.split()[0]
            print(f"{name}|{opened(driver, f'https://{name}:{sys.argv[1]}/')}", flush=True)
    finally:
        driver.quit()


main()
