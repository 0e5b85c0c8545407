# The password of the template's administrator, different in every installation and readable by its
# owner only; each new instance gets its own (SetAdminPassword).
set -eu
umask 077
od -An -N16 -tx1 /dev/urandom | tr -d ' \n' > first-password
