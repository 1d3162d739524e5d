#!/bin/sh
# nginx.sh -- nginx serves what was made here, on a loopback port, and curl judges it.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

site=$WORK/nginx
mkdir "$site"
cd "$site"

nginx_here()
{
    nginx -e "$site/error.log" -p "$site" -c "$site/nginx.conf" "$@"
}

# stop: the file of its process number goes when nginx does.
stop()
{
    [ -e nginx.pid ] || return 0
    nginx_here -s stop
    while [ -e nginx.pid ]; do
        sleep 0.05
    done
}
trap stop EXIT
trap 'exit 1' HUP INT TERM

# configure CERTIFICATE KEY: writes nginx.conf for $port.
configure()
{
    cat >nginx.conf <<END
worker_processes 1;
pid $site/nginx.pid;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path $site/body;
    proxy_temp_path $site/proxy;
    fastcgi_temp_path $site/fastcgi;
    uwsgi_temp_path $site/uwsgi;
    scgi_temp_path $site/scgi;
    server {
        listen 127.0.0.1:$port ssl;
        ssl_protocols TLSv1.2 TLSv1.3;
        ssl_certificate $1;
        ssl_certificate_key $2;
        location / { return 200 "served by nginx\n"; }
    }
}
END
}

# serve CERTIFICATE KEY: nginx is up and listening when this returns. A port that is taken
# makes nginx fail; then the next one is tried.
serve()
{
    stop
    port=$((20000 + $$ % 20000))
    for attempt in 1 2 3 4 5 6; do
        configure "$1" "$2"
        if nginx_here 2>start.txt; then
            return 0
        fi
        grep -q 'bind()' start.txt || break
        port=$((port + 997 * attempt))
    done
    cat start.txt >&2
    return 1
}

# fetch HOST [OPTION]...: HOST is at 127.0.0.1, whatever the name service says.
fetch()
{
    name=$1
    shift
    curl -q --silent --show-error --max-time 20 --noproxy '*' \
        --resolve "$name:$port:127.0.0.1" "$@" "https://$name:$port/"
}

# --- quick -----------------------------------------------------------------------------------

mkdir quick
observe certwright quick --dir quick example.test 127.0.0.1
same "certwright quick: three lines about what to do next" "0 3" \
    "$status $(wc -l <"$output" | tr -d ' ')"
same "certwright quick: four files" "example.test.key example.test.pem root.key root.pem" \
    "$(cd quick && printf '%s ' * | sed 's/ $//')"
same "certwright quick: keys for nobody else" "600 600" \
    "$(stat -c %a quick/root.key quick/example.test.key | tr '\n' ' ' | sed 's/ $//')"

serve "$site/quick/example.test.pem" "$site/quick/example.test.key"
for version in 1.2 1.3; do
    accept "curl: quick's certificate, TLS $version" "served by nginx" \
        fetch example.test --cacert quick/root.pem "--tlsv$version" --tls-max "$version"
done
accept "curl: quick's certificate, by address" "served by nginx" \
    fetch 127.0.0.1 --cacert quick/root.pem
expect "curl: refuses the wrong name" 60 "no alternative certificate subject name matches" \
    fetch wrong.test --cacert quick/root.pem
expect "curl: refuses an unknown root" 60 "unable to get local issuer certificate" \
    fetch example.test
cp quick/root.pem quick/root.key quick/example.test.pem quick/example.test.key .
quietly certwright quick --dir quick example.test 127.0.0.1
same "certwright quick, again: the same root" "$(cat root.pem root.key)" \
    "$(cat quick/root.pem quick/root.key)"
same "certwright quick, again: the same key" "$(cat example.test.key)" \
    "$(cat quick/example.test.key)"
contains "certwright quick, again: says that the root is the same" "$output" "same root"
serial()
{
    openssl x509 -in "$1" -noout -serial
}
if [ "$(serial example.test.pem)" = "$(serial quick/example.test.pem)" ]; then
    serial example.test.pem >same.txt
    failed "certwright quick, again: a new certificate" same.txt
else
    ok "certwright quick, again: a new certificate"
fi
quietly certwright quick --dir quick other.test
serve "$site/quick/other.test.pem" "$site/quick/other.test.key"
accept "curl: quick's certificate for another host, under the first root" "served by nginx" \
    fetch other.test --cacert root.pem

# --- chains ----------------------------------------------------------------------------------

for bits in $sizes; do
    chain=$WORK/chain-$bits
    serve "$chain/chain.pem" "$chain/leaf.key"
    accept "curl: leaf and intermediate, $bits bits" "served by nginx" \
        fetch example.test --cacert "$chain/root.pem"
    accept "curl: a name under the wildcard, $bits bits" "served by nginx" \
        fetch any.wild.test --cacert "$chain/root.pem"
    accept "curl: by address, $bits bits" "served by nginx" \
        fetch 127.0.0.1 --cacert "$chain/root.pem"
    expect "curl: refuses the wrong name, $bits bits" 60 \
        "no alternative certificate subject name matches" \
        fetch wrong.test --cacert "$chain/root.pem"
    expect "curl: refuses another root of the same name, $bits bits" 60 \
        "certificate" fetch example.test --cacert "$chain/other-root.pem"
    serve "$chain/leaf.pem" "$chain/leaf.key"
    expect "curl: refuses a missing intermediate, $bits bits" 60 \
        "unable to get local issuer certificate" fetch example.test --cacert "$chain/root.pem"
done
