# Each line: a command, the commands below it, its options, what the values of its options are, what its arguments are.
_calimero_registry_table='@TABLE@'

# PATH of a command: sets subs, opts, vals and args; fails if there is no such command.
_calimero_registry_row() {
    local row
    while IFS='|' read -r row subs opts vals args; do
        [ "$row" = "$1" ] && return 0
    done <<END
$_calimero_registry_table
END
    return 1
}

# OPTION: prints what its value is.
_calimero_registry_value() {
    local entry
    for entry in $vals; do
        if [ "${entry%%=*}" = "$1" ]; then
            echo "${entry#*=}"
            return
        fi
    done
}

# WORDS after the program's name, the last one being typed: sets kind to a list or to @file, @dir or @none, and current
# to the part of the last word that is to be completed.
_calimero_registry_find() {
    if [ -n "${ZSH_VERSION-}" ]; then emulate -L ksh; fi
    local where=/ literal= waiting= filled=0 subs opts vals args
    _calimero_registry_row /
    while [ $# -gt 1 ]; do
        if [ -n "$waiting" ]; then
            waiting=
        elif [ -z "$literal" ] && [ "$1" = -- ]; then
            literal=yes
        elif [ -z "$literal" ] && [ "${1#-}" != "$1" ]; then
            waiting=$(_calimero_registry_value "$1")
        elif [ "$where" = / ] && [ "$1" = help ]; then
            :
        elif [ -n "$subs" ]; then
            where=${where%/}/$1
            if ! _calimero_registry_row "$where"; then
                kind=@none
                return
            fi
        else
            filled=$((filled + 1))
        fi
        shift
    done
    current=$1
    if [ -n "$waiting" ]; then
        kind=$waiting
    elif [ -z "$literal" ] && [ "${1#--*=}" != "$1" ]; then
        kind=$(_calimero_registry_value "${1%%=*}")
        current=${1#*=}
    elif [ -z "$literal" ] && [ "${1#-}" != "$1" ]; then
        kind=$opts
    elif [ -n "$subs" ]; then
        kind=$subs
    else
        set -- $args
        [ $# -gt "$filled" ] && shift "$filled" || set --
        kind=${1-}
    fi
    kind=${kind:-@none}
}

