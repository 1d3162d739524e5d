# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are for the scripts that source this file
# calls.sh -- commands that make files, under strace(1): something is done to each system call
# from the one that opens the temporary file to the end. Sourced after common.sh by scripts that
# have a function try_call CALL NUMBER, which is called in a folder of its own for each command.
export ASAN_OPTIONS=detect_leaks=0 # which does not work under strace

# Files are new or replace old ones, as the names have it; old is what is in $scratch/made.
prepares quick -q --dir "$scratch/made" base.test
prepares request --key "$fixtures/leaf.key" --subject CN=a.test -o "$scratch/request.csr"
commands=(
    'keygen -o made.key'
    'keygen --force -o base.test.key'
    "request --key $fixtures/leaf.key --subject CN=a.test -o made.csr"
    "selfsign --key $fixtures/leaf.key --subject CN=a.test -o base.test.pem"
    "issue --ca root.pem --ca-key root.key --days 7 -o made.pem $scratch/request.csr"
    'quick -q made.test'
    'quick -q --force base.test'
)

# set_up makes ./folder as it is before a command.
set_up() {
    rm -rf folder
    mkdir folder
    cp -p "$scratch"/made/* folder
}

# calls runs the command and prints each system call from the opening of the first temporary
# file on: its name and which of that name it is.
calls() {
    (cd folder && strace -o ../trace "$program" "${arguments[@]}" >../out 2>&1) || return
    awk -F '(' '/^[a-z0-9_]+\(/ { count[$1]++; if (/O_EXCL/) is_open = 1
        if (is_open) print $1, count[$1] }' trace
}

# run_injected CALL NUMBER WHAT runs the command with WHAT done to that call, and sets status.
run_injected() {
    {
        (cd folder && exec timeout -s KILL 60 strace -o ../trace -e trace="$1" -e inject="$1:$3:when=$2" \
            "$program" "${arguments[@]}" >../out 2>../err)
        status=$?
    } 2>/dev/null
}

# why_not_whole sets reason to the first thing that is wrong with the files after a command.
why_not_whole() {
    local file
    reason=
    [ "$(ls -A folder)" = "$files" ] || reason="files: $(ls -A folder)"
    for file in folder/*; do
        [[ $(head -n 1 "$file") == -----BEGIN*----- && $(tail -n 1 "$file") == -----END*----- ]] ||
            reason="$file is not whole"
    done
    [[ $command == quick* ]] || return
    for file in folder/*.test.key; do
        [ "$("$program" pubkey "$file")" = "$("$program" pubkey "${file%.key}.pem")" ] ||
            reason="$file and its certificate do not match"
    done
}

# work COMMAND: all calls of one command, in the current folder.
work() {
    local command=$1 arguments list files call number
    read -r -a arguments <<<"$command"
    set_up
    list=$(calls)
    files=$(ls -A folder)
    passed=0
    failed=0
    matches "$command: the calls" 'openat *exit_group 1' "$list"
    while read -r call number; do
        try_call "$call" "$number"
    done <<<"$list"
    printf '%s %s\n' "$passed" "$failed" >count
}

# work_all: two commands at once for each processor, since they wait for the disk.
# shellcheck disable=SC2016  # the inner shell expands
work_all() {
    local number counts
    export -f pass fail matches set_up calls run_injected why_not_whole work try_call
    export program fixtures script scratch
    for number in "${!commands[@]}"; do
        mkdir "$scratch/work/$number"
        printf '%s\0%s\0' "$scratch/work/$number" "${commands[number]}"
    done | xargs -0 -n 2 -P $((2 * $(nproc))) bash -c 'cd "$1" && work "$2"' work
    for number in "${!commands[@]}"; do
        counts=$(cat "$scratch/work/$number/count") || counts='0 1'
        passed=$((passed + ${counts% *}))
        failed=$((failed + ${counts#* }))
    done
}
