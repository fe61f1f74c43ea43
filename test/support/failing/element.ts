import { expect } from 'chai';

// Not part of any run: what report.test.ts has fail, to see that the end of a run tells of it.
describe('a list', () => {
  it('is shown', () => {});

  describe('without rows', () => {
    it('says so', () => {
      expect('nothing').to.equal('no invoice yet');
    });
  });
});
