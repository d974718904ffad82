#!/bin/sh
# Called by Patroni with the address of a cluster that was just made: the house's role and its database (patroni.yml, post_bootstrap).
set -eu
exec psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --set=password="$(cat "${HOUSE_PASSWORD_FILE:-/etc/patroni/rng-password}")" "$1" <<'SQL'
CREATE ROLE rng LOGIN PASSWORD :'password';
CREATE DATABASE rng OWNER rng;
SQL
