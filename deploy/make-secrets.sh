#!/bin/sh
# Makes what docker-compose.yml takes from deploy/secrets: an authority of this cluster's own, a certificate
# for each server, and passwords. What is there already stays. Needs openssl; nothing leaves this machine.
#
#   sh deploy/make-secrets.sh [FOLDER] [NAME OF THE PROXY]
set -eu
umask 077

folder="${1:-$(dirname "$0")/secrets}"
proxy="${2:-localhost}"
days=825
mkdir -p "$folder"
cd "$folder"

if [ ! -f ca.crt ]; then
  openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days 3650 -keyout ca.key -out ca.crt \
    -subj '/O=Mingjing/CN=Mingjing cluster authority' \
    -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign' \
    2>/dev/null
fi

# NAME, common name, names it answers to, what it is used for
certificate() {
  [ -f "$1.crt" ] && return
  openssl req -new -newkey rsa:3072 -sha256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$2" 2>/dev/null
  printf 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature,keyEncipherment\nextendedKeyUsage=%s\nsubjectAltName=%s\n' \
    "$4" "$3" >"$1.ext"
  openssl x509 -req -sha256 -days "$days" -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial \
    -extfile "$1.ext" -out "$1.crt" 2>/dev/null
  rm "$1.csr" "$1.ext"
}

# All nodes of the engine bear one common name: by it they know one another.
for number in 1 2 3; do
  certificate "kurrentdb-$number" kurrentdb-node "DNS:kurrentdb-$number,DNS:localhost,IP:127.0.0.1" 'serverAuth,clientAuth'
done
certificate proxy "$proxy" "DNS:$proxy" serverAuth

for name in kurrentdb-admin kurrentdb-ops ledger grafana-admin; do
  [ -f "$name.password" ] || openssl rand -hex 24 | tr -d '\n' >"$name.password"
done

# Each container reads its own as a user of its own. The folder stays closed; ca.key is best taken away.
chmod 700 .
chmod 644 ./*.crt ./kurrentdb-?.key ./proxy.key ./*.password
