/** Rules for the whole source tree, and tests of the programs as they are run. */
package registry.product;
