/**
 * The æsh command line library as one module.
 *
 * <p>Its jars share a package and so cannot be modules of their own. The build unpacks them into this one and compiles
 * this descriptor beside them; nothing in them is changed.
 */
module org.aesh.aesh {
    requires static java.desktop;
    requires transitive java.logging;
    // Found by reflection: without it Ctrl-C ends the program instead of what runs in its shell.
    requires jdk.unsupported;

    exports org.aesh;
    exports org.aesh.command;
    exports org.aesh.command.activator;
    exports org.aesh.command.alias;
    exports org.aesh.command.builder;
    exports org.aesh.command.completer;
    exports org.aesh.command.container;
    exports org.aesh.command.converter;
    exports org.aesh.command.export;
    exports org.aesh.command.impl;
    exports org.aesh.command.impl.activator;
    exports org.aesh.command.impl.completer;
    exports org.aesh.command.impl.container;
    exports org.aesh.command.impl.context;
    exports org.aesh.command.impl.converter;
    exports org.aesh.command.impl.internal;
    exports org.aesh.command.impl.invocation;
    exports org.aesh.command.impl.operator;
    exports org.aesh.command.impl.parser;
    exports org.aesh.command.impl.populator;
    exports org.aesh.command.impl.provider;
    exports org.aesh.command.impl.registry;
    exports org.aesh.command.impl.renderer;
    exports org.aesh.command.impl.result;
    exports org.aesh.command.impl.shell;
    exports org.aesh.command.impl.validator;
    exports org.aesh.command.internal;
    exports org.aesh.command.invocation;
    exports org.aesh.command.man;
    exports org.aesh.command.man.parser;
    exports org.aesh.command.map;
    exports org.aesh.command.metadata;
    exports org.aesh.command.operator;
    exports org.aesh.command.option;
    exports org.aesh.command.parser;
    exports org.aesh.command.populator;
    exports org.aesh.command.registry;
    exports org.aesh.command.renderer;
    exports org.aesh.command.result;
    exports org.aesh.command.settings;
    exports org.aesh.command.shell;
    exports org.aesh.command.validator;
    exports org.aesh.comparators;
    exports org.aesh.complete;
    exports org.aesh.console;
    exports org.aesh.constants;
    exports org.aesh.converter;
    exports org.aesh.graphics;
    exports org.aesh.impl.util;
    exports org.aesh.io;
    exports org.aesh.io.filter;
    exports org.aesh.io.scanner;
    exports org.aesh.parser;
    exports org.aesh.readline;
    exports org.aesh.readline.action;
    exports org.aesh.readline.action.mappings;
    exports org.aesh.readline.alias;
    exports org.aesh.readline.completion;
    exports org.aesh.readline.completion.impl;
    exports org.aesh.readline.cursor;
    exports org.aesh.readline.editing;
    exports org.aesh.readline.fuzzy;
    exports org.aesh.readline.history;
    exports org.aesh.readline.paste;
    exports org.aesh.readline.prompt;
    exports org.aesh.readline.suggestion;
    exports org.aesh.readline.undo;
    exports org.aesh.readline.util;
    exports org.aesh.selector;
    exports org.aesh.terminal;
    exports org.aesh.terminal.detect;
    exports org.aesh.terminal.formatting;
    exports org.aesh.terminal.image;
    exports org.aesh.terminal.io;
    exports org.aesh.terminal.parser;
    exports org.aesh.terminal.provider;
    exports org.aesh.terminal.tty;
    exports org.aesh.terminal.tty.impl;
    exports org.aesh.terminal.tty.provider;
    exports org.aesh.terminal.tty.split;
    exports org.aesh.terminal.tty.utils;
    exports org.aesh.terminal.utils;
    exports org.aesh.util;
    exports org.aesh.util.completer;
    exports org.aesh.util.doc;
    exports org.aesh.util.graph;
    exports org.aesh.util.progress;
    exports org.aesh.util.table;
    exports org.aesh.util.tree;

    uses org.aesh.command.metadata.MetadataRegistry;
    uses org.aesh.terminal.provider.TerminalProvider;

    provides org.aesh.command.metadata.MetadataRegistry with
            org.aesh.command.internal.InternalCommandMetadataRegistry;
    provides org.aesh.terminal.provider.TerminalProvider with
            org.aesh.terminal.tty.provider.FfmTerminalProvider,
            org.aesh.terminal.tty.provider.WinSysTerminalProvider,
            org.aesh.terminal.tty.provider.CygwinTerminalProvider,
            org.aesh.terminal.tty.provider.ExecPtyTerminalProvider;
}
