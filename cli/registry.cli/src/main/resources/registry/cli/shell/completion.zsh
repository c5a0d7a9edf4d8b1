_calimero_registry() {
    local kind= current=
    _calimero_registry_find "${(@Q)words[2,CURRENT]}"
    [[ $current != "${(Q)words[CURRENT]}" ]] && compset -P '*='
    case $kind in
        @none) return 1 ;;
        @file) _files ;;
        @dir) _files -/ ;;
        *) compadd -- ${(s: :)${kind//,/ }} ;;
    esac
}
if [[ ${funcstack[1]-} == _calimero-registry ]]; then
    _calimero_registry "$@"
else
    compdef _calimero_registry calimero-registry
fi
