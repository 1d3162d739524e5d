#!/bin/sh
# show_one.sh VERSION FILE -- compares `certwright show --like VERSION` with what OpenSSL of
# that version prints for FILE, one object in PEM or DER. Prints "same", "differs FILE", or
# "unread FILE" if OpenSSL cannot read it. Called by show.sh, many at once.
set -u
version=$1 file=$2
want=$(mktemp) have=$(mktemp)
trap 'rm -f "$want" "$have"' EXIT

print()
{
    if [ "$version" = 3.5 ]; then
        chroot "$OPENSSL35_ROOT" openssl "$@"
    else
        openssl "$@"
    fi <"$file" >"$want" 2>/dev/null && [ -s "$want" ]
}

try_all()
{
    for command in x509 req crl 'pkey -passin pass:' 'pkey -pubin'; do
        # shellcheck disable=SC2086 # some are several words
        print $command -inform DER -noout -text && return
    done
    return 1
}

case $(grep -a -m 1 -e '^-----BEGIN' "$file") in
*REQUEST*) print req -noout -text ;;
*CRL*) print crl -noout -text ;;
*CERTIFICATE*) print x509 -noout -text ;;
*PRIVATE*) print pkey -passin pass: -noout -text ;;
*PUBLIC*) print pkey -pubin -noout -text ;;
*) try_all ;;
esac || {
    echo "unread $file"
    exit
}
"$CERTWRIGHT" show --like "$version" "$file" >"$have" 2>/dev/null
if cmp -s "$want" "$have"; then echo same; else echo "differs $file"; fi
