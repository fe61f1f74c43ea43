import type { Input as InputOf, Output as OutputOf } from './operation.ts';
import * as slow from './operations.ts';
import * as invoice from './invoice-detail.ts';
import * as invoices from './invoices.ts';
import * as partners from './partners.ts';
import * as methods from './payment-methods.ts';
import * as payments from './payments.ts';
import * as calendar from './payment-calendar.ts';
import * as profile from './profile.ts';
import * as scheduled from './scheduled-payments.ts';
import * as services from './services.ts';
import * as wallet from './wallet.ts';

/** Every operation by its name: the one table that routes, clients, the vault, the matrix and OpenAPI derive from. */
export const operations = {
  getSession: profile.getSession,
  signIn: profile.signIn,
  signOut: profile.signOut,
  signUp: profile.signUp,
  forgotPassword: profile.forgotPassword,
  setPassword: profile.setPassword,
  switchAccount: profile.switchAccount,
  describePartner: partners.describePartner,
  approvePartner: partners.approvePartner,
  listConnections: partners.listConnections,
  revokeConnection: partners.revokeConnection,
  listServices: services.listServices,
  countServices: services.countServices,
  exportServices: services.exportServices,
  getService: services.getService,
  labelService: services.labelService,
  tagService: services.tagService,
  setAutoRenew: services.setAutoRenew,
  listInvoices: invoices.listInvoices,
  sumInvoices: invoices.sumInvoices,
  getInvoice: invoice.getInvoice,
  downloadInvoice: invoice.downloadInvoice,
  disputeInvoice: invoice.disputeInvoice,
  withdrawDispute: invoice.withdrawDispute,
  exportInvoices: invoices.exportInvoices,
  exportFec: invoices.exportFec,
  archiveInvoices: invoices.archiveInvoices,
  listOperations: slow.listOperations,
  getOperation: slow.getOperation,
  cancelOperation: slow.cancelOperation,
  relaunchOperation: slow.relaunchOperation,
  getOperationLink: slow.getOperationLink,
  getBilling: invoices.getBilling,
  setBillingAddress: invoices.setBillingAddress,
  setAccountant: invoices.setAccountant,
  listPaymentMethods: methods.listPaymentMethods,
  addPaymentMethod: methods.addPaymentMethod,
  finishPaymentMethod: methods.finishPaymentMethod,
  labelPaymentMethod: methods.labelPaymentMethod,
  defaultPaymentMethod: methods.defaultPaymentMethod,
  chooseServiceMethod: methods.chooseServiceMethod,
  removePaymentMethod: methods.removePaymentMethod,
  listPayments: payments.listPayments,
  getPayment: payments.getPayment,
  quotePayment: payments.quotePayment,
  getQuote: payments.getQuote,
  payInvoices: payments.payInvoices,
  payByTransfer: payments.payByTransfer,
  getWallet: wallet.getWallet,
  refundCredit: wallet.refundCredit,
  listScheduledPayments: scheduled.listScheduledPayments,
  groupScheduledPayments: scheduled.groupScheduledPayments,
  forecastPayments: scheduled.forecastPayments,
  stopScheduledPayment: scheduled.stopScheduledPayment,
  moveScheduledPayment: scheduled.moveScheduledPayment,
  payScheduledNow: scheduled.payScheduledNow,
  changeScheduledMethod: scheduled.changeScheduledMethod,
  getCalendarFeed: calendar.getCalendarFeed,
  createCalendarFeed: calendar.createCalendarFeed,
  revokeCalendarFeed: calendar.revokeCalendarFeed,
  agreeScheduledPrice: scheduled.agreeScheduledPrice,
  readStopLink: scheduled.readStopLink,
  useStopLink: scheduled.useStopLink,
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<N extends OperationName> = InputOf<Operations[N]>;
export type Output<N extends OperationName> = OutputOf<Operations[N]>;
