# shellcheck shell=sh
# server.sh -- nginx on a loopback port, for the scripts that include this one: serve, fetch,
# and stop when the script ends. $server_name is the folder in $WORK that it works in, $ciphers
# what OpenSSL in nginx takes.
# shellcheck source=tests/interop/common.sh
. "$(dirname "$0")/common.sh"

site=$WORK/${server_name:?the name of a folder}
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

# configure_http prints what every nginx.conf begins with, up to its servers.
configure_http()
{
    cat <<END
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
    ssl_protocols TLSv1.2 TLSv1.3;
END
}

# configure CERTIFICATE KEY: writes nginx.conf for $port.
configure()
{
    configure_http >nginx.conf
    cat >>nginx.conf <<END
    server {
        listen 127.0.0.1:$port ssl;
        ssl_ciphers ${ciphers:-DEFAULT};
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
