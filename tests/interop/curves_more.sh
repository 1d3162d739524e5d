#!/bin/sh
# curves_more.sh -- curves.sh with Java, Go and Chromium too, which are large and slow.
set -eu
mkdir "${WORK:?run tests/interop/run.sh PROGRAM curves_more}/go"
parts=$(cd "$(dirname "$0")/curves" && pwd)
GOCACHE=$WORK/go GO111MODULE=off go build -o "$WORK/go/peer" "$parts/peer.go"

# shellcheck disable=SC2034 # for curves.sh
{
    curve_makers='certwright openssl openssl35 gnutls nss java go'
    curve_judges='certwright openssl openssl35 gnutls nss curl java go chromium'
}
# shellcheck source=tests/interop/curves.sh
. "$(dirname "$0")/curves.sh"
