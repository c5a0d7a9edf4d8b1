package registry.cli.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What people type to use a command. The help shows it, and a test makes sure that each one can be parsed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Examples {
    /** Words after the program's name, in one line each; a word with blanks stands in single quotes. */
    String[] value();
}
