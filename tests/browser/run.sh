#!/bin/bash
# run.sh PROGRAM -- the page of `explain --html` in headless Chromium, driven by Selenium:
# Debian's python3-selenium, chromium and chromium-driver. Makes the pages in a temporary
# folder and looks at them with the tests in page.py, hostile.py and sizes.py.
set -u
program=$(realpath "${1:?usage: run.sh PROGRAM [TEST]...}")
shift
tests=(page hostile sizes)
[ $# -eq 0 ] || tests=("$@")
cd "$(dirname "$0")" || exit 2

for package in chromium chromedriver; do
    command -v $package >/dev/null || {
        echo "browser: want chromium, chromium-driver and python3-selenium, have no $package" >&2
        exit 2
    }
done

# Debian's own Python: another one does not see python3-selenium.
CERTWRIGHT=$program PYTHONDONTWRITEBYTECODE=1 /usr/bin/python3 -m unittest "${tests[@]}"
