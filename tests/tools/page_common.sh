# page_common.sh -- what the scripts of `explain --html` share; they read it after common.sh.
# shellcheck shell=bash

# page FILE ARGUMENT... makes page.html of FILE and sets html.
page() {
    local file=$1
    shift
    rm -f page.html
    succeeds "page of $file" explain --html -o page.html "$@" "$file"
    html=$(<page.html)
}

# has NAME TEXT, lacks_text NAME TEXT: TEXT is in the page, letter by letter, or is not.
has() { if [[ $html == *"$2"* ]]; then pass; else fail "$1" "want ${2@Q} in the page, have none"; fi; }
lacks_text() { if [[ $html != *"$2"* ]]; then pass; else fail "$1" "want no ${2@Q} in the page"; fi; }
