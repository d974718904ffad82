#!/bin/sh
# In a container (compose.ha.yaml): patroni.yml with this one's name, the container's network and passwords from files.
set -eu
name=$1
secret() { cat "/run/secrets/$1"; }
export HOUSE_PASSWORD_FILE=/run/secrets/database_password
export PATRONI_NAME="$name"
export PATRONI_RESTAPI_LISTEN=0.0.0.0:8008 PATRONI_RESTAPI_CONNECT_ADDRESS="$name:8008"
export PATRONI_RESTAPI_USERNAME=patroni PATRONI_RESTAPI_PASSWORD="$(secret patroni_password)"
export PATRONI_ETCD3_HOSTS="${ETCD_HOSTS:-etcd1:2379,etcd2:2379,etcd3:2379}"
export PATRONI_POSTGRESQL_LISTEN=0.0.0.0:5432 PATRONI_POSTGRESQL_CONNECT_ADDRESS="$name:5432"
export PATRONI_POSTGRESQL_DATA_DIR=/var/lib/postgresql/data/patroni PATRONI_POSTGRESQL_BIN_DIR=/usr/local/pgsql
export PATRONI_POSTGRESQL_PGPASS=/tmp/pgpass
export PATRONI_SUPERUSER_PASSWORD="$(secret superuser_password)"
export PATRONI_REPLICATION_PASSWORD="$(secret replication_password)" PATRONI_REWIND_PASSWORD="$(secret replication_password)"
# etcd is on a network of its own there and asks for no name. The archive needs a repository that both reach (docs/operations.md, "Backups"): without one nothing is archived here.
sed -e '/^etcd3:/,/^$/{/username:/d;/password:/d;}' -e 's#10\.0\.0\.0/24#samenet#' -e 's#/etc/patroni/tls#/run/tls#' -e "s#archive_command: .*#archive_command: ${ARCHIVE_COMMAND:-/bin/true}#" \
  /etc/patroni/patroni.yml > /tmp/patroni.yml
exec patroni /tmp/patroni.yml
