/** Code that breaks the rules of the house, one class per rule: it proves that the rules bite. Never part of the product. */
package broken;
