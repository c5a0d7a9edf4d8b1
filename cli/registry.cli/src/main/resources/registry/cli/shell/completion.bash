_calimero_registry() {
    # Bash cuts words at = and : as well; put together what no blank separates.
    local rest=$COMP_LINE words=() i kind= current= IFS=$' \t\n'
    for ((i = 0; i <= COMP_CWORD; i++)); do
        if ((i == 0)) || [[ $rest == [[:blank:]]* ]]; then
            rest=${rest#"${rest%%[![:blank:]]*}"}
            words[${#words[@]}]=
        fi
        words[${#words[@]} - 1]+=${COMP_WORDS[i]}
        rest=${rest#"${COMP_WORDS[i]}"}
    done
    _calimero_registry_find "${words[@]:1}"
    local IFS=$'\n'
    case $kind in
        @none) COMPREPLY=() ;;
        @file) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")) ;;
        @dir) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- "$current")) ;;
        *) COMPREPLY=($(IFS=' ,'; compgen -W "$kind" -- "$current")) ;;
    esac
}
complete -F _calimero_registry calimero-registry
