# shellcheck shell=sh
# common.sh -- what the scripts of this folder share. run.sh exports CERTWRIGHT, the program;
# WORK, the temporary folder; ROOT, the top of the source tree.
#
# A check prints one line, "ok ..." or "FAILED ...", and under the latter what was printed
# by the program that was asked. Everything else is preparation, and `set -e` ends the script
# if it fails, which run.sh counts as a failure.
set -eu
: "${CERTWRIGHT:?run tests/interop/run.sh PROGRAM}" "${WORK:?}" "${ROOT:?}"

# shellcheck disable=SC2034 # for the scripts that include this one
sizes='2048 3072 4096'

certwright()
{
    "$CERTWRIGHT" "$@"
}

ok()
{
    printf 'ok %s\n' "$1"
}

# failed TEXT FILE: FILE holds the details.
failed()
{
    printf 'FAILED %s\n' "$1"
    sed 's/^/    | /' "$2"
}

# observe COMMAND...: runs it; its status is in $status and its output, both streams, in $output.
observe()
{
    output=$WORK/output.$$
    status=0
    "$@" >"$output" 2>&1 </dev/null || status=$?
}

# expect TEXT STATUS PATTERN COMMAND...: COMMAND must exit with STATUS and print PATTERN, a
# fixed text (empty: anything). Refused for another reason than the expected one is a failure.
expect()
{
    text=$1 want=$2 pattern=$3
    shift 3
    observe "$@"
    if [ "$status" -eq "$want" ] && grep -qF -e "$pattern" "$output"; then
        ok "$text"
    elif [ "$status" -eq "$want" ] && [ -z "$pattern" ]; then
        ok "$text"
    else
        printf 'want status %s and "%s", have status %s\n$ %s\n' \
            "$want" "$pattern" "$status" "$*" >>"$output"
        failed "$text" "$output"
    fi
}

# accept TEXT PATTERN COMMAND...: COMMAND must succeed and print PATTERN.
accept()
{
    text=$1 pattern=$2
    shift 2
    expect "$text" 0 "$pattern" "$@"
}

# same TEXT WANT HAVE: the two texts must be equal, and not empty.
same()
{
    if [ -n "$2" ] && [ "$2" = "$3" ]; then
        ok "$1"
    else
        printf 'want %s\nhave %s\n' "$2" "$3" >"$WORK/details.$$"
        failed "$1" "$WORK/details.$$"
    fi
}

# contains TEXT FILE PATTERN...: FILE must hold every PATTERN, a fixed text.
contains()
{
    text=$1 file=$2
    shift 2
    for pattern in "$@"; do
        if [ -z "$pattern" ] || ! grep -qF -e "$pattern" "$file"; then
            { cat "$file"; echo "want \"$pattern\""; } >"$WORK/details.$$"
            failed "$text" "$WORK/details.$$"
            return 0
        fi
    done
    ok "$text"
}

# quietly COMMAND...: preparation by a program that talks; its words show if it fails.
quietly()
{
    observe "$@"
    if [ "$status" -ne 0 ]; then
        cat "$output" >&2
        return "$status"
    fi
}

# alt_name CERTIFICATE: the names in it, as OpenSSL prints them.
alt_name()
{
    openssl x509 -in "$1" -noout -ext subjectAltName | sed -n '2s/^ *//p'
}

# strict ROOT NAME CERTIFICATE [OPTION]...: OpenSSL as a browser that is strict.
strict()
{
    trusted=$1 name=$2 leaf=$3
    shift 3
    openssl verify -x509_strict -no-CApath -no-CAstore -CAfile "$trusted" \
        -purpose sslserver -verify_hostname "$name" "$@" "$leaf"
}

# aligned FILE: a table with " | " between its cells, in columns.
aligned()
{
    awk -F ' [|] ' '
        {
            columns = NF
            for (i = 1; i <= NF; i++) {
                cell[NR, i] = $i
                if (length($i) > width[i])
                    width[i] = length($i)
            }
        }
        END {
            for (row = 1; row <= NR; row++) {
                for (i = 1; i < columns; i++)
                    printf "%-" width[i] "s | ", cell[row, i]
                print cell[row, columns]
            }
        }' "$1"
}
