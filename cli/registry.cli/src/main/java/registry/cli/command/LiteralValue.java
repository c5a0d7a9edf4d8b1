package registry.cli.command;

import org.aesh.command.impl.internal.OptionType;
import org.aesh.command.impl.internal.ProcessedOption;
import org.aesh.command.parser.OptionParser;
import org.aesh.command.parser.OptionParserException;
import org.aesh.parser.ParsedLineIterator;

/**
 * Takes the value of an option exactly as it was typed: {@code --name value}, {@code --name=value}, {@code -n value} or
 * {@code -nvalue}. æsh's own parser splits lists at commas and takes a value that looks like an option for one.
 */
public final class LiteralValue implements OptionParser {
    /** Created by æsh. */
    public LiteralValue() {}

    @Override
    public void parse(ParsedLineIterator words, ProcessedOption option) throws OptionParserException {
        String word = words.pollWord();
        if (option.getOptionType() != OptionType.LIST && option.getValue() != null) {
            throw new OptionParserException("The option --" + option.name() + " is given twice.");
        }
        int equals = word.indexOf('=');
        if (word.startsWith("--") && equals > 0) {
            option.addValue(word.substring(equals + 1));
        } else if (!word.startsWith("--") && word.length() > 2) {
            option.addValue(word.substring(2));
        } else if (words.hasNextWord()) {
            option.addValue(words.pollWord());
        } else {
            throw new OptionParserException("The option " + word + " needs a value.");
        }
    }
}
