# Each line: a command, the commands below it, its options, what the values of its options are, what its arguments are.
set -g __calimero_registry_table '@TABLE@'

# PATH of a command: prints its line, part by part; fails if there is no such command.
function __calimero_registry_row
    for row in (string split \n -- $__calimero_registry_table)
        set -l parts (string split '|' -- $row)
        if test "$parts[1]" = "$argv[1]"
            printf '%s\n' $parts
            return 0
        end
    end
    return 1
end

# VALUES OPTION: prints what the option's value is.
function __calimero_registry_value
    for entry in (string split ' ' -- $argv[1])
        set -l parts (string split -m 1 '=' -- $entry)
        if test "$parts[1]" = "$argv[2]"
            echo $parts[2]
            return
        end
    end
end

# KIND BEFORE TYPED: prints the candidates.
function __calimero_registry_candidates
    switch "$argv[1]"
        case '' @none
            return
        case @file
            string join \n -- $argv[2](__fish_complete_path $argv[3])
        case @dir
            string join \n -- $argv[2](__fish_complete_directories $argv[3] '')
        case '*'
            string join \n -- $argv[2](string split -n ' ' -- (string replace -a ',' ' ' -- $argv[1]))
    end
end

function __calimero_registry_complete
    set -l where /
    set -l literal
    set -l waiting
    set -l filled 0
    set -l row (__calimero_registry_row /)
    for word in (commandline -opc)[2..-1]
        if test -n "$waiting"
            set waiting
        else if test -z "$literal" -a "x$word" = x--
            set literal yes
        else if test -z "$literal"; and string match -q -- '-*' $word
            set waiting (__calimero_registry_value "$row[4]" $word)
        else if test $where = / -a "x$word" = xhelp
            continue
        else if test -n "$row[2]"
            set where (string replace -r '/$' '' -- $where)/$word
            set row (__calimero_registry_row $where); or return
        else
            set filled (math $filled + 1)
        end
    end
    set -l typed (commandline -ct)
    if test -n "$waiting"
        __calimero_registry_candidates $waiting '' $typed
    else if test -z "$literal"; and string match -q -- '--*=*' $typed
        set -l parts (string split -m 1 '=' -- $typed)
        __calimero_registry_candidates (__calimero_registry_value "$row[4]" $parts[1]) $parts[1]= $parts[2]
    else if test -z "$literal"; and string match -q -- '-*' $typed
        __calimero_registry_candidates $row[3] '' $typed
    else if test -n "$row[2]"
        __calimero_registry_candidates $row[2] '' $typed
    else
        set -l arguments (string split -n ' ' -- $row[5])
        __calimero_registry_candidates "$arguments[$(math $filled + 1)]" '' $typed
    end
end

complete -c calimero-registry -f -a '(__calimero_registry_complete)'
