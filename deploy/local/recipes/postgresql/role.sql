ALTER ROLE soma PASSWORD '${secret}';
