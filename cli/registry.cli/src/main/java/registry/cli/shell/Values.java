package registry.cli.shell;

import java.util.List;

/** What can stand where a command line has a value, as far as it is known. */
enum Values {
    ANYTHING,
    FILE,
    FILE_OR_PACKAGE,
    DIRECTORY,
    PACKAGE,
    VERSION,
    ORGANIZATION,
    ANY_ORGANIZATION,
    MEMBER,
    USER,
    BOT,
    TOKEN,
    INVITED,
    SESSION,
    SETTING;

    /** The settings that can be changed. */
    static final List<String> SETTINGS = List.of("api-key", "registry-url");

    /**
     * What an argument stands for.
     *
     * @param group name of the group that the command belongs to, or its own if it belongs to none
     * @param label what the argument is called in the help
     */
    static Values ofArgument(String group, String label) {
        return switch (label) {
            case "KEY" -> group.equals("config") ? SETTING : FILE;
            case "BUNDLE" -> group.equals("verify") ? FILE_OR_PACKAGE : FILE;
            case "VERSION" -> VERSION;
            case "EMAIL" -> group.equals("invitations") ? INVITED : ANYTHING;
            case "ID" -> ofId(group);
            case "ORG" -> group.equals("orgs") ? ANY_ORGANIZATION : ORGANIZATION;
            default -> ofLabel(label);
        };
    }

    /** What the value of an option stands for. */
    static Values ofOption(String name, String label) {
        return switch (name) {
            case "org" -> ORGANIZATION;
            case "package" -> PACKAGE;
            default -> ofLabel(label);
        };
    }

    private static Values ofId(String group) {
        return switch (group) {
            case "token" -> TOKEN;
            case "session" -> SESSION;
            default -> ANYTHING;
        };
    }

    private static Values ofLabel(String label) {
        return switch (label) {
            case "FILE", "MANIFEST", "PATH", "WASM" -> FILE;
            case "DIR" -> DIRECTORY;
            case "PACKAGE" -> PACKAGE;
            case "ORG" -> ORGANIZATION;
            case "MEMBER" -> MEMBER;
            case "BOT" -> BOT;
            case "USER" -> USER;
            default -> ANYTHING;
        };
    }

    /** The values of an argument that are the same everywhere. */
    static List<String> fixedForArgument(String label) {
        return switch (label) {
            case "POLICY" -> List.of("any", "inherit", "list", "pinned");
            case "SHELL" -> List.of("bash", "fish", "zsh");
            default -> List.of();
        };
    }

    /** The values of an option that are the same everywhere. */
    static List<String> fixedForOption(String name) {
        return switch (name) {
            case "on-error" -> List.of("continue", "stop");
            case "role" -> List.of("admin", "member", "owner");
            case "scope" -> List.of("admin", "delete", "orgs", "publish", "read", "yank");
            case "sort" -> List.of("downloads", "name", "updated");
            default -> List.of();
        };
    }
}
