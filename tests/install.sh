#!/bin/sh
# install.sh -- `make install` into temporary folders, and a program of somebody else's that
# is compiled against what was installed, through pkg-config.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

fail()
{
    echo "install: FAILED: $1" >&2
    exit 1
}

# --- PREFIX: the program compiles and works ------------------------------------------------

make --no-print-directory install PREFIX="$folder/own" >"$folder/make.txt" 2>&1 ||
    { cat "$folder/make.txt"; fail "make install PREFIX=$folder/own"; }
export PKG_CONFIG_PATH="$folder/own/lib/pkgconfig"
[ "$(pkg-config --variable=prefix certwright)" = "$folder/own" ] ||
    fail "certwright.pc says that its prefix is $(pkg-config --variable=prefix certwright)"
flags=$(pkg-config --cflags certwright)
libraries=$(pkg-config --libs certwright)

# Strict, and without what the Makefile defines: a header must not rely on it.
compile()
{
    # shellcheck disable=SC2086 # the flags are several words
    ${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Werror $flags "$@"
}

cat >"$folder/subject.c" <<'END'
#include <stdio.h>

#include <certwright/keys/key.h>
#include <certwright/x509/certificate.h>
#include <certwright/x509/name.h>
#include <certwright/x509/path/path.h>

/* Judges the certificate, which is trusted, as of its first second. */
static bool is_valid(struct bytes der, struct error *error)
{
    static struct path_certificate leaf;
    struct certificate_pool anchors = {0};
    struct path_inputs inputs = {.certificate = &leaf, .anchors = &anchors};
    struct path_judgement judgement;
    if (!path_certificate_read(der, &leaf, error) || !certificate_pool_add(&anchors, der, error) ||
        !certificate_pool_index(&anchors))
        return false;
    inputs.time = leaf.certificate.not_before;
    path_judge(&inputs, &judgement);
    bool is_valid = judgement.verdict == VERDICT_VALID;
    path_judgement_clear(&judgement);
    certificate_pool_clear(&anchors);
    return is_valid;
}

/* Prints whose the certificate is that comes, in DER, on standard input, its key, and whether it
 * is valid if it is trusted. */
int main(void)
{
    static uint8_t der[65536];
    char subject[256];
    struct certificate certificate;
    struct error error = {0};
    size_t length = fread(der, 1, sizeof der, stdin);
    if (!certificate_parse((struct bytes){der, length}, &certificate, &error)) {
        fprintf(stderr, "byte %zu: %s\n", error.offset, error.message);
        return 1;
    }
    struct public_key key;
    if (!public_key_read(&certificate.subject_public_key_info, &key, &error))
        return 1;
    name_to_text(certificate.subject, subject, sizeof subject);
    printf("%s, %s, %s\n", subject, public_key_strength(&key).label,
           is_valid((struct bytes){der, length}, &error) ? "valid" : "not valid");
    return 0;
}
END
# shellcheck disable=SC2086
compile "$folder/subject.c" -o "$folder/subject" $libraries

"$folder/own/bin/certwright" keygen -q -o "$folder/key"
"$folder/own/bin/certwright" selfsign --key "$folder/key" --der \
    --subject "CN=install.test,O=Somebody Else,C=CZ" -o "$folder/certificate.der"
subject=$("$folder/subject" <"$folder/certificate.der")
[ "$subject" = "CN=install.test,O=Somebody Else,C=CZ, RSA 2048, valid" ] || fail "the program says $subject"
if head -c 400 "$folder/certificate.der" | "$folder/subject" 2>/dev/null; then
    fail "the program takes half a certificate"
fi

# --- every header stands on its own --------------------------------------------------------

headers=0
find "$folder/own/include/certwright" -name '*.h' >"$folder/headers.txt"
while read -r header; do
    name=certwright/${header#"$folder/own/include/certwright/"}
    case $name in *_inline.h) continue ;; esac # the second half of a header, which includes it
    printf '#include <%s>\nint main(void) { return 0; }\n' "$name" >"$folder/header.c"
    compile -fsyntax-only "$folder/header.c" || fail "<$name> does not compile on its own"
    headers=$((headers + 1))
done <"$folder/headers.txt"
[ "$headers" -gt 20 ] || fail "only $headers headers were installed"

# --- DESTDIR: a package in the making --------------------------------------------------------

make --no-print-directory install PREFIX=/usr DESTDIR="$folder/package" \
    >"$folder/make.txt" 2>&1 ||
    { cat "$folder/make.txt"; fail "make install PREFIX=/usr DESTDIR=..."; }
for file in bin/certwright lib/libcertwright.a lib/pkgconfig/certwright.pc \
    share/man/man1/certwright.1 include/certwright/x509/certificate.h; do
    [ -s "$folder/package/usr/$file" ] || fail "/usr/$file is missing"
done
grep -qx 'prefix=/usr' "$folder/package/usr/lib/pkgconfig/certwright.pc" ||
    fail "certwright.pc of a package for /usr says otherwise"
if grep -rqF "$folder" "$folder/package"; then
    fail "the package mentions the folder it was made in"
fi

echo "install: the program, the manual page, the library and $headers headers work"
