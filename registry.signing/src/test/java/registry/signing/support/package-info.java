/** What the tests of this module share. */
package registry.signing.support;
