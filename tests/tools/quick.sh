#!/bin/bash
# quick.sh PROGRAM -- `quick`: root, key and certificate in one command; what it uses again,
# what it never overwrites, what it leaves behind when it fails.
# shellcheck source=tests/tools/common.sh
. "$(dirname "$0")/common.sh" "$@"

dns() { der 82 "$(hex_of_text "$1")"; }
san() { der 30 0603551d11 "$(der 04 "$(der 30 "$@")")"; }

# --- the first time, the second, and by force ---------------------------------------------------------

succeeds 'in an empty folder' quick example.test 127.0.0.1
equal 'three lines' 3 "$(wc -l <"$output")"
text=$(<"$output")
for file in example.test.pem example.test.key root.pem root.key; do
    matches "they name $file" "*$file*" "$text"
done
list
equal 'four files' $'example.test.key\nexample.test.pem\nroot.key\nroot.pem\n' "$listed"
mode 'the key' 600 example.test.key
mode "the root's key" 600 root.key
mode 'the certificate' 644 example.test.pem
mode 'the root' 644 root.pem
has_hex 'the names' "$(san "$(dns example.test)" "$(der 87 7f000001)")" example.test.pem
has_hex 'a leaf' 300c0603551d130101ff04023000 example.test.pem
has_hex 'a root' 300f0603551d130101ff040530030101ff root.pem
private_key_integers "$(der_of_pem root.key)"
equal 'the root has 3072 bits' 770 ${#integers[1]}
has_hex "the root's certificate is for its key" "${integers[1]}" root.pem
private_key_integers "$(der_of_pem example.test.key)"
equal 'the leaf has 2048 bits' 514 ${#integers[1]}
has_hex 'the certificate is for the key' "${integers[1]}" example.test.pem

mkdir before
cp -p ./*.pem ./*.key before
succeeds 'a second time' quick example.test
for file in root.pem root.key example.test.key; do
    same_file 'a second time' before/$file $file
done
differ 'a second time: a new certificate' before/example.test.pem example.test.pem
has_hex 'a second time: the names of now' "$(san "$(dns example.test)")" example.test.pem
equal 'a second time: three lines' 3 "$(wc -l <"$output")"
succeeds 'by force' quick --force example.test
for file in root.pem root.key; do
    same_file 'by force' before/$file $file
done
differ 'by force: a new key' before/example.test.key example.test.key
mode 'by force: the key' 600 example.test.key
private_key_integers "$(der_of_pem example.test.key)"
has_hex 'by force: the certificate is for the new key' "${integers[1]}" example.test.pem

# The other hosts use the same root.
succeeds 'another host' quick --days 7 '*.b.test' ::1
same_file 'another host: the same root' before/root.pem root.pem
has_hex 'another host: the names' "$(san "$(dns '*.b.test')" "$(der 87 00000000000000000000000000000001)")" _wildcard.b.test.pem
mode 'a wildcard: the key' 600 _wildcard.b.test.key
succeeds 'IPv6' quick ::1
has_hex 'IPv6' "$(san "$(der 87 00000000000000000000000000000001)")" ::1.pem
succeeds 'IPv4' quick 127.0.0.1
has_hex 'IPv4' "$(san "$(der 87 7f000001)")" 127.0.0.1.pem
long=$(printf 'a%062d.%063d.%063d.test' 0 0 0)
succeeds 'a host longer than a CN may be' quick "$long"
has_hex 'a long host' "$(dns "$long")" "$long.pem"
longest=$(printf 'a%062d.%063d.%063d.%056d.test' 0 0 0 0)
equal 'the longest host' 253 ${#longest}
refuses 'a host longer than hosts may be' 2 'host*253' quick "0$longest"

# --- a folder -------------------------------------------------------------------------------------------

prepare_folder() { # a folder with the root of above, to save the search for another
    rm -rf folder
    mkdir folder
    cp -p before/root.pem before/root.key folder
}
prepare_folder
succeeds '--dir' quick --dir folder example.test
equal '--dir' $'example.test.key\nexample.test.pem\nroot.key\nroot.pem' "$(ls -A folder)"
matches '--dir: the lines name the folder' '*folder/example.test.pem*folder/root.pem*' "$(<"$output")"
succeeds '--dir that is not there' quick -q --dir made example.test
equal '--dir that is not there' $'example.test.key\nexample.test.pem\nroot.key\nroot.pem' "$(ls -A made)"
mode '--dir that is not there: the key' 600 made/example.test.key
differ 'two roots' before/root.pem made/root.pem
rm -rf made
umask 077
prepare_folder
succeeds 'umask 077' quick --dir folder example.test
mode 'umask 077: the certificate' 600 folder/example.test.pem
umask 000
prepare_folder
succeeds 'umask 000' quick --dir folder --force example.test
mode 'umask 000: the certificate' 666 folder/example.test.pem
mode 'umask 000: the key' 600 folder/example.test.key
umask 022
refuses 'a folder in a missing one' 2 'missing/folder*' quick --dir missing/folder example.test
: >file
refuses 'a file in the place of a folder' 2 'file*' quick --dir file example.test

# --- what is refused, and leaves nothing -------------------------------------------------------------------

for host in '' '*.test' 'a b' ../a a/b $'\e[31m.test' $'a\nb' . .. a..b; do
    refuses "host ${host@Q}" 2 '' quick "$host"
    refuses "host ${host@Q}, in a new folder" 2 '' quick --dir new "$host"
    refuses "host ${host@Q}, the second, in a new folder" 2 '' quick --dir new a.test "$host"
done
refuses 'a host called root' 2 'root*' quick root
refuses 'a host called root, in a new folder' 2 'root*' quick --dir new root
refuses 'a host that looks like an option' 2 '' quick --dir new -- -a.test

# in_folder NAME STATUS PATTERN ARGUMENT...: refused, and the folder is as it was.
in_folder() {
    local name=$1 status=$2 pattern=$3
    shift 3
    rm -rf was
    cp -a folder was
    refuses "$name" "$status" "$pattern" quick --dir folder "$@"
    if diff -r --no-dereference was folder >"$scratch/diff" 2>&1; then pass; else fail "$name" "$(<"$scratch/diff")"; fi
}
prepare_folder
rm folder/root.key
in_folder 'a root without its key' 2 'folder/root.key*' a.test
prepare_folder
cp -p example.test.key folder/root.key
in_folder "a root with another one's key" 2 'folder/root.key*not the private key*' a.test
prepare_folder
: >folder/root.pem
in_folder 'an empty root' 2 'folder/root.pem*' a.test
prepare_folder
cp example.test.pem folder/root.pem
in_folder 'a root that is a leaf' 2 'folder/root*' a.test
cp -p example.test.key folder/root.key
in_folder 'a root that is a leaf, with its key' 2 'CA:TRUE' a.test
prepare_folder
in_folder 'an expired root' 2 'folder/root.pem*expired*' --at "$(($(date -u +%Y) + 11))-01-01T00:00:00Z" a.test
in_folder 'a root of the future' 2 'folder/root.pem*not valid before*' --at 2020-01-01T00:00:00Z a.test
printf 'not a key\n' >folder/a.test.key
chmod 600 folder/a.test.key
in_folder 'a key that is none' 2 'folder/a.test.key*' a.test
rm folder/a.test.key
mkdir folder/a.test.key
in_folder 'a key that is a folder' 2 'folder/a.test.key*' a.test
in_folder 'a key that is a folder, by force' 2 'folder/a.test.key*' --force a.test
rmdir folder/a.test.key
ln -s nowhere folder/a.test.key
in_folder 'a key that is a dangling link' 2 'folder/a.test.key*link*' a.test
in_folder 'a key that is a dangling link, by force' 2 'folder/a.test.key*link*' --force a.test
absent 'a link is not followed' folder/nowhere
rm folder/a.test.key
printf 'target\n' >target
ln -s ../target folder/a.test.key
in_folder 'a key that is a link, by force' 2 'folder/a.test.key*link*' --force a.test
equal 'a link is not followed' target "$(<target)"

# A root's key alone is the root's key: it is used, and kept.
prepare_folder
rm folder/root.pem
succeeds "a root's key without the root" quick --dir folder a.test
same_file "a root's key without the root is kept" before/root.key folder/root.key
private_key_integers "$(der_of_pem folder/root.key)"
has_hex "a root's key without the root gets a root" "${integers[1]}" folder/root.pem

# A certificate's file that holds a key, too: nothing is made.
prepare_folder
cat before/root.key >folder/a.test.pem
in_folder 'a private key in the place of the certificate' 2 'folder/a.test.pem*holds a private key*' a.test
in_folder 'the same by force' 2 'folder/a.test.pem*holds a private key*' --force a.test
cat before/root.key >folder/root.pem
in_folder "the root's key in the place of the root" 2 'folder/root.pem*' a.test

# --- several at once -------------------------------------------------------------------------------------

# at_once NAME HOSTS [--force]: eight at once in ./folder, of which each must end well and say
# what is true. N in HOSTS is the number of each.
at_once() {
    local name=$1 host=$2 i file statuses='' said_twice
    shift 2
    for i in {1..8}; do
        ("$program" quick -q --dir folder "$@" "${host/N/$i}" >"out$i" 2>"err$i"
            printf '%s' $? >"status$i") &
    done
    wait
    for i in {1..8}; do statuses+=$(<"status$i"); done
    equal "$name: eight at once: statuses" 00000000 "$statuses"
    equal "$name: nothing on standard error" '' "$(cat err?)"
    said_twice=$(grep -L 'the same root as before' out? | wc -l)
    equal "$name: who made the root" "$roots_made" "$said_twice"
    equal "$name: one root" "$root_before" "$([ "$roots_made" -eq 1 ] || cat folder/root.pem)"
    for file in folder/*.key; do
        equal "$name: $file and its certificate" "$("$program" pubkey "$file")" "$("$program" pubkey "${file%.key}.pem")"
        succeeds "$name: ${file%.key}.pem is valid" verify -q --trust folder/root.pem "${file%.key}.pem"
    done
    equal "$name: nothing else is left" '' "$(find folder -type f ! -name '*.pem' ! -name '*.key')"
    rm -f out? err? status?
}
for hosts in h.test hN.test; do
    for force in '' --force; do
        rm -rf folder
        roots_made=1
        root_before=
        at_once "$hosts $force, an empty folder" "$hosts" ${force:+"$force"}
        roots_made=0
        root_before=$(<folder/root.pem)
        at_once "$hosts $force, again" "$hosts" ${force:+"$force"}
    done
done

# Who cannot get in says so in the end: the pauses are left out here.
prepare_folder
exec 8<folder
flock 8
straced -e inject=clock_nanosleep:retval=0 "$program" quick --dir folder a.test >"$output" 2>"$scratch/err" 8<&-
equal 'another one at work: status' 2 $?
read_said
matches 'another one at work' $'certwright: folder: another certwright*two minutes; try again*\n' "$said"
equal 'another one at work: two minutes' 2400 "$(grep -c nanosleep "$scratch/trace")"
(sleep 0.3; flock -u 8) &
succeeds 'another one that ends' quick --dir folder a.test
wait
exec 8<&-

# A folder that cannot be locked, as on NFS: a file in it is.
for error in EBADF ENOLCK; do
    prepare_folder
    straced -e inject=flock:error=$error:when=1 "$program" quick -q --dir folder a.test >"$output" 2>"$scratch/err"
    equal "$error: status" 0 $?
    equal "$error: files" $'.certwright.lock\na.test.key\na.test.pem\nroot.key\nroot.pem' "$(ls -A folder)"
    exec 8<folder/.certwright.lock
    flock 8
    straced -e inject=flock:error=$error:when=1 -e inject=clock_nanosleep:retval=0 \
        "$program" quick -q --dir folder a.test >"$output" 2>"$scratch/err" 8<&-
    equal "$error: the file is locked: status" 2 $?
    exec 8<&-
    prepare_folder
    straced -e inject=flock:error=$error "$program" quick -q --dir folder a.test >"$output" 2>"$scratch/err"
    equal "$error, for the file too: status" 2 $?
    read_said
    matches "$error, for the file too" $'certwright: folder: *\n' "$said"
done

# --- other ways to fail ----------------------------------------------------------------------------------------

prepare_folder
cp -p example.test.key folder/a.test.key
output=/dev/full
refuses '> /dev/full' 2 'standard output*' quick --dir folder a.test
output=$scratch/out
prepare_folder
warns '200 days' 'warning*199*' quick --dir folder --days 200 a.test
script -qec "'$program' quick --force --dir folder a.test" /dev/null >terminal </dev/null
matches 'progress on a terminal' '*+*+*Load*' "$(<terminal)"
script -qec "'$program' quick -q --force --dir folder a.test" /dev/null >terminal </dev/null
matches 'no progress with -q' 'Load*' "$(<terminal)"

finish
